// Written by proto/generate. Do not edit.

/// The contract in its own words.
public enum ContractDocumentation {
  /// A line each for enums, values, messages and fields, parts by tabs: what it is, its name, for a field its type and
  /// the choice that it belongs to, and its words.
  public static let text = #"""
    enum	Level	Where an objective stands in the organisation.
    value	company
    value	executive
    value	unit
    value	team
    value	individual
    enum	Commitment	How firmly an objective is promised; it chooses the colour bands and the success point.
    value	committed
    value	aspirational
    value	learning
    enum	State	Active, achieved and missed items count; the others keep their score and count nowhere.
    value	draft
    value	active
    value	achieved
    value	missed
    value	postponed
    value	cancelled
    enum	Health	Health by pace and silence, as of an instant.
    value	on_track
    value	at_risk
    value	behind
    value	outdated
    value	no_data
    enum	Colour	The colour of a score by the cycle's bands; unspecified where there is no score.
    value	red
    value	amber
    value	green
    enum	Period	A calendar period in the owner region's zone; weeks start on Monday.
    value	day
    value	week
    value	month
    value	quarter
    message	Value	A decimal with at most 6 fractional digits. Range: the whole of int64; leaving it is OUT_OF_RANGE, never a wrap.
    field	micros	int64
    message	Ratio	A ratio in parts per million: 1000000 is 1.0, or 100 %.
    field	ppm	int64
    message	Weight	A weight in thousandths, 0 to 1000000 (0.0 to 1000.0).
    field	thousandths	int64
    message	Instant	A point in time: microseconds since 1970-01-01T00:00:00Z.
    field	unix_micros	int64
    message	Mutation	What every mutation carries.
    field	idempotency_key	string		Required. A UUID version 7 made by the client, in its 36-character text form. The same key with the same request changes nothing more, and answers with the first revision and the resource as it is now; with another request it is refused (ALREADY_EXISTS, IDEMPOTENCY_KEY_REUSED). A key whose own time is more than 24 h ago or 5 minutes ahead is refused.
    field	validate_only	bool		All checks and permissions as live, the difference in the reply, and nothing written. Where the key's change exists already, that one is repeated, as it would be live.
    field	expected_version	int64		The version the resource must have, or 0 for any. Another version is ABORTED, STALE_VERSION.
    field	effective_time	Instant		When a change of the structure took effect; absent means now. The past alone, and not before the last change of the resource itself or of what it names: EFFECTIVE_TIME_TOO_EARLY. Check-ins have a time of their own.
    message	Outcome	What every mutation answers, beside the resource itself.
    field	revision	int64		The revision of the change, or of the organisation where nothing was written; 0 for none, as of what no organisation's log holds.
    field	unchanged	bool		True where the resource already was as asked: nothing was written.
    field	repeated	bool		True where this key's change existed already: nothing more was done.
    field	score_changes	repeated ScoreChange		Scores that moved, or with validate_only would move, nearest first; at most 100. Of a change that was committed together with others: those of its own items and of all above them, from before that commit to after it.
    field	rollup_changes	repeated RollupScoreChange		With validate_only: rollups that would move, of whole cycles, then of their regions, then of their units; at most 100.
    field	score_changes_total	int32		All of which score_changes and rollup_changes hold the first 100.
    field	rollup_changes_total	int32
    message	RollupScoreChange	One rollup's figures before and after a change: of all counting objectives of a cycle, or of those in a region or unit with all below it. An absent ratio is "no score".
    field	cycle	string
    field	region	string		At most one of region and unit is stated.
    field	unit	string
    field	score_before	Ratio
    field	score_after	Ratio
    field	coverage_before	Ratio
    field	coverage_after	Ratio
    field	objectives_before	int64
    field	objectives_after	int64
    message	ScoreChange	One item's score before and after a change; an absent ratio is "no score". Before it was made an item has no coverage.
    field	id	string
    field	score_before	Ratio
    field	score_after	Ratio
    field	coverage_before	Ratio
    field	coverage_after	Ratio
    message	Note	A field that is unknown to this version, kept word for word: an imported document's own fields, or prose that has no place of its own.
    field	field	string		The field's name.
    field	json	string		Its JSON text.
    message	Owner	Whose item it is, with the share of the work where it is stated.
    field	name	string		A member's id, or a role's name as the source gives it.
    field	share	Ratio		Share in parts per million: 0 to 1000000, and so together with the other owners' of the item. What isn't shared out is anybody's.
    message	Page	A page of a list. page_size 0 means the default of 50; above 1000 it is 1000; negative is refused. The token is opaque and belongs to the same request; only an empty next_page_token means the end. Lists of resources follow the last row shown; through a filter, total is what the first page counted. Pages of figures are all of the first one's moment, which each reply's end names.
    field	page_size	int32
    field	page_token	string
    enum	CyclePhase	Where a cycle stands in its life. Phases go in this order, a step forward or back at a time; a review may be left out.
    value	draft
    value	review
    value	active
    value	grading
    value	closed
    enum	Missing	How a key result without a value scores.
    value	zero	Zero: the default.
    value	exclude	No score.
    value	zero_after_due	No score up to and on its due day, zero after it.
    enum	Pace	What share of the way is expected on a day.
    value	linear	Elapsed days over days of the cycle: the default.
    value	weekdays	The same, counting Monday to Friday.
    value	phased	The key result's phased targets; linear where it has none.
    enum	Comparison	How a value is held against a bound.
    value	at_least
    value	more_than
    value	at_most
    value	less_than
    value	within
    enum	Judge	What decides a threshold: the latest value, or the share of the periods in which it was held.
    value	latest
    value	periods
    enum	Aggregate	What becomes of the values below.
    value	sum
    value	mean
    value	min
    value	max
    value	latest
    enum	AlignmentMode	How an edge counts.
    value	none	Shown, not counted.
    value	average	The lower objective's score counts in the upper one, or in the rollup_score key result.
    value	value	The lower key result's value counts in the rollup_value key result.
    enum	DependencyState	Where a dependency stands between the unit that asks and the one that is asked.
    value	asked	It waits for an answer.
    value	accepted	It is promised for a day.
    value	declined	The unit that was asked won't give it.
    value	delivered	It was given.
    value	withdrawn	It is needed no more.
    enum	OverrideState	How an override stands at the instant that is asked about.
    value	in_force	The score is to be read as it says.
    value	expired	Its last day is over.
    value	withdrawn	It was taken back.
    value	archived	Its item is archived, or the objective of its key result.
    message	Region	A part of an organisation with its own data placement and time zone. Regions form a tree.
    field	id	string
    field	name	string
    field	parent	string		The region above, or empty at the top.
    field	time_zone	string		An IANA zone such as "Asia/Tokyo"; empty takes the nearest above, else UTC.
    field	notes	repeated Note
    field	version	int64		Output only: the revision of the last change.
    field	number	int32		Output only: the region's number in the organisation, from 1; 0 is the organisation itself.
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    message	Unit	A business unit, department, team or function. Units form a tree.
    field	id	string
    field	name	string
    field	parent	string
    field	region	string		The home region; empty takes the nearest unit's above.
    field	notes	repeated Note
    field	version	int64
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    message	Member	A person or service account.
    field	id	string
    field	name	string
    field	email	string
    field	unit	string
    field	notes	repeated Note
    field	version	int64
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    message	Metric	A measured quantity that key results of several regions share.
    field	id	string
    field	name	string
    field	unit	string		The unit of measure, such as "%" or "USD thousand".
    field	direction	string
    field	rollup	string		How its values add up over regions, units and cycles: sum, mean (by the key results' weights), min, max, latest, or ratio (of the sums of two other metrics); empty for not at all.
    field	notes	repeated Note
    field	version	int64
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    field	numerator	string		Of a ratio alone: the metrics whose values are summed above and below the line.
    field	denominator	string
    field	per	int64		Of a ratio alone: what it is multiplied by, such as 100 for a percentage; 0 means 1.
    message	Cycle	A period. Cycles nest by parent, within whose days each lies (an end that isn't stated isn't compared); nothing is inherited from it.
    field	id	string
    field	name	string
    field	start	string		First and last day, "2026-07-01"; a cycle without an end has neither pace nor periods.
    field	end	string
    field	parent	string
    field	phase	CyclePhase
    field	policy	Policy
    field	notes	repeated Note
    field	version	int64
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    field	policy_reason	string		Why the policy is as it is. It goes with a change of the policy alone, and is empty after one that doesn't state it.
    message	CyclePolicy	One of the policies that a cycle has had: the rules from its effective time on, until the next one's.
    field	cycle	string
    field	number	int32		From 1, as the cycle was created, in the order of the cycle's policies.
    field	policy	Policy
    field	effective_time	Instant
    field	recorded_time	Instant
    field	actor	string
    field	reason	string		Why; empty where nobody said.
    field	revision	int64
    field	before	Policy		What it replaced; absent in the first.
    message	Policy	A cycle's rules. Absent fields take the defaults named here.
    field	missing	Missing
    field	cap	Ratio		The score's upper bound, 0 to 2000000 ppm; default 1000000.
    field	bands	Bands		Where amber and green begin: default 0.4 and 0.7, committed 0.7 and 1.0.
    field	committed_bands	Bands
    field	pace	Pace
    field	check_in_every	int32		Days between due check-ins, 1 to 366; 0 takes the default of 7.
    field	grace	GraceDays		Days after a due date before silence shows, 0 to 366; default 3.
    field	display	DisplayDigits		Fractional digits that people are shown, 0 to 6; default 2.
    message	Bands	Where the colours begin: below amber is red, from green on is green.
    field	amber_ppm	int64
    field	green_ppm	int64
    message	GraceDays	A count of days that may be 0, which an absent one differs from.
    field	days	int32
    message	DisplayDigits	A count of digits that may be 0, which an absent one differs from.
    field	digits	int32
    message	Objective	A qualitative aim.
    field	id	string
    field	cycle	string
    field	unit	string
    field	region	string		The home region; empty takes the unit's.
    field	level	Level		Default team.
    field	commitment	Commitment		Default aspirational.
    field	category	string
    field	weight	Weight		Default 1.0.
    field	state	State		Default active.
    field	title	string
    field	owners	repeated Owner
    field	score_published	Ratio		A score that somebody published; kept beside the computed one, never instead of it.
    field	grade	Ratio		A person's final judgement: the newest of its grades.
    field	notes	repeated Note
    field	version	int64
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    message	Grade	A person's judgement of an objective, beside the computed score and never instead of it. Grades are never changed; the newest holds.
    field	id	string		Output only: given by the server.
    field	objective	string
    field	value	Ratio		0 to 2000000 ppm. Absent takes the grade before it back.
    field	reason	string		Why it differs from the computed score, or what the number can't say.
    field	computed_score	Ratio		Output only: the score that was computed when it was given; absent also where the grade came with the objective as a whole, by UpdateObjective or a document.
    field	actor	string		Output only.
    field	recorded_time	Instant
    field	revision	int64
    message	KeyResult	A measurable outcome of one objective.
    field	id	string
    field	objective	string
    field	title	string
    field	weight	Weight
    field	state	State
    field	unit	string		The unit of measure.
    field	metric	string
    field	owners	repeated Owner
    field	due	string		The day its first check-in is due, or empty for the cycle's last day.
    field	kpi_floor	Value		The minimum that its metric must hold.
    field	priority	string
    field	score_published	Ratio
    field	notes	repeated Note
    field	version	int64
    field	phased_targets	repeated PhasedTarget		The expected value from a day on, for the policy's phased pace. A kind that judges no single value (milestone, recurring, threshold by periods, rollup_score) keeps them, and its pace is linear.
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    field	metric_kind	MetricKind	kind
    field	checkpoints	CheckpointsKind	kind
    field	threshold	ThresholdKind	kind
    field	binary	BinaryKind	kind
    field	graded	GradedKind	kind
    field	milestone	MilestoneKind	kind
    field	recurring	RecurringKind	kind
    field	find_baseline	FindBaselineKind	kind
    field	rollup_value	RollupValueKind	kind
    field	rollup_score	RollupScoreKind	kind
    message	PhasedTarget	What the value is expected to be from a day on, such as "2026-07-31", until the next one's day.
    field	day	string
    field	value	Value
    message	MetricKind	(current - baseline) / (target - baseline). An absent baseline is 0.
    field	baseline	Value
    field	target	Value
    message	CheckpointsKind	Piecewise linear through the points; beyond the ends their scores.
    field	points	repeated Checkpoint
    message	Checkpoint	The score of a value.
    field	value	Value
    field	score	Ratio
    message	ThresholdKind	1 while the value holds, else 0; with zero_at (value - zero_at) / (bound - zero_at).
    field	comparison	Comparison		Default at least.
    field	bound	Value
    field	upper	Value		The upper bound of "within"; both ends are inside.
    field	zero_at	Value		Where the way to the bound begins; at-least and at-most only.
    field	judge	Judge		Default latest.
    field	period	Period		Required with periods.
    message	BinaryKind	0 or 1.
    message	GradedKind	The ratio that a person enters, for results that no unit measures.
    message	MilestoneKind	The weight of the stages that are done over the weight of all.
    field	stages	repeated Stage
    message	Stage	A part of a milestone.
    field	name	string
    field	weight	Weight
    field	done	bool
    message	RecurringKind	The sum of min(count, per_period) over per_period times the periods of the cycle.
    field	per_period	int64		At least 1.
    field	period	Period
    message	FindBaselineKind	1 once a value is recorded.
    message	RollupValueKind	The aggregate of the values that are aligned to it, then as a metric; takes no check-ins of its own.
    field	baseline	Value
    field	target	Value
    field	aggregate	Aggregate		Default sum.
    message	RollupScoreKind	The weighted mean of the scores of the objectives that are aligned to it; takes no check-ins of its own.
    message	Alignment	An edge from a lower objective or key result to a higher one; one edge a pair.
    field	from	string
    field	to	string
    field	mode	AlignmentMode		Unspecified takes the one that counts where that is allowed, else none.
    field	weight	Weight
    field	version	int64
    field	end_archive_time	Instant		Output only, of gets and lists: since when one of its ends is archived, so that nothing counts along it; absent while neither is.
    message	CheckIn	One immutable record of a key result's value.
    field	id	string		Output only: given by the server.
    field	key_result	string
    field	effective_time	Instant		When the value held; absent means now. The future is refused.
    field	value	Value		A binary's is 0 or 1, a graded one's the ratio. Absent only where the record voids another.
    field	confidence	Ratio
    field	note	string
    field	replaces	string		The id of the record that this one replaces, or voids where it has no value.
    field	actor	string		Output only.
    field	recorded_time	Instant
    field	revision	int64
    field	in_force	bool		Output only: false once another record replaced or voided it.
    field	notes	repeated Note
    message	CycleClose	One close of a cycle: what was frozen, under which rules, and from which inputs. Nothing changes it; a reopening is noted beside it.
    field	cycle	string
    field	number	int32		From 1, in the order of the cycle's closes.
    field	revision	int64		The revision of the close, and the instant that the frozen figures are as of.
    field	instant	Instant
    field	actor	string
    field	objectives	int64		What was frozen: the cycle's objectives and key results, and how many of them count.
    field	key_results	int64
    field	counting	int64
    field	score	Ratio		The cycle's rollup: the mean of the counting objectives' scores, by their own weights.
    field	policy	Policy		The policy that the figures follow, and the version of the cycle that it stood in.
    field	policy_version	int64
    field	engine_version	int32		The version of the arithmetic; figures of the same inputs are equal under one version.
    field	inputs_digest	string		SHA-256 in lower-case hex: of the log before the close, which holds all inputs, and of the frozen figures.
    field	figures_digest	string
    field	reopening	CycleReopening		Set once the cycle was opened again: by whom, when, why.
    field	policy_number	int32		The number of the policy among the cycle's.
    message	CycleReopening	The opening of a closed cycle.
    field	cycle	string
    field	reason	string
    field	actor	string		Output only.
    field	recorded_time	Instant
    field	revision	int64
    message	Dependency	What an objective of one unit needs from another unit by a day. It is agreed upon and moves no score.
    field	id	string
    field	title	string		What is needed.
    field	objective	string		Required: the objective that needs it. Its unit is the one that asks.
    field	giver	string		Required: the unit that is asked.
    field	needed_by	string		Required: the last day on which it still helps, within the days of the objective's cycle.
    field	state	DependencyState		Changed by answers alone, such as AcceptDependency.
    field	promised	string		The day for which it is promised; stated where it is accepted or delivered, and changed by answers alone.
    field	reason	string		What was said when it was asked for or last answered. Later ones come with an answer alone.
    field	notes	repeated Note
    field	version	int64		Output only: the revision of the last change.
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    field	asker	string		Output only: the unit and the cycle of the objective.
    field	cycle	string
    field	late	bool		Output only: true where it waits for an answer or for delivery and the promised day, or without one the needed one, is over, and where it is promised for a day after the needed one.
    field	steps	repeated DependencyStep		Output only: how it came to stand as it does, the oldest first; at most 64. Lists leave them out.
    message	DependencyStep	One step of a dependency: how it stood from then on, who took it, and when.
    field	state	DependencyState
    field	needed_by	string
    field	promised	string
    field	reason	string
    field	actor	string
    field	effective_time	Instant
    field	recorded_time	Instant
    field	revision	int64
    message	Override	What the score of an objective or key result is to be read as, up to a day: a person's statement that stands beside the computed score, which alone rolls up. One an item; a new one takes the place of the one before.
    field	item	string		Required: the objective or key result. It is the override's id.
    field	score	Ratio		Required: what its score is to be read as, 0 to 2. Absent where it was withdrawn.
    field	reason	string		Required: why; of a withdrawn one why it was taken back. At most 4096 bytes.
    field	until	string		Required: the last day on which it is in force, in the zone of the objective's owner region. At most 92 days after the cycle's last day; where the cycle has none, after the day on which it is stated. Of a withdrawn one as it was.
    field	notes	repeated Note
    field	version	int64		Output only: the revision of the last change.
    field	state	OverrideState		Output only.
    field	computed_score	Ratio		Output only: the item's computed score at the instant that is asked about; absent is "no score".
    field	actor	string		Output only: who stated it, or took it back.
    field	effective_time	Instant		Output only: since when it stands so.
    field	objective	string		Output only: the item itself or the key result's objective, and its cycle.
    field	cycle	string
    field	steps	repeated OverrideStep		Output only: what was stated, the oldest first; at most 64. Lists leave them out.
    message	OverrideStep	One statement about an item's score, or that the one before was taken back.
    field	score	Ratio		Absent where it was taken back.
    field	until	string
    field	reason	string
    field	actor	string
    field	effective_time	Instant
    field	recorded_time	Instant
    field	revision	int64
    message	OverrideInForce	An override that is in force, as it stands beside an item's figures.
    field	item	string		The objective or key result.
    field	score	Ratio		What its score is to be read as.
    field	reason	string
    field	until	string		The last day.
    field	actor	string		Who stated it.
    message	CreateAlignmentRequest
    field	mutation	Mutation
    field	alignment	Alignment
    message	CreateAlignmentResponse
    field	alignment	Alignment
    field	outcome	Outcome
    message	GetAlignmentRequest
    field	from	string
    field	to	string
    message	GetAlignmentResponse
    field	alignment	Alignment
    message	ListAlignmentsRequest
    field	page	Page
    field	item	string		Only edges at this item, either end; empty means all.
    field	filter	string		Such as `mode = value OR weight > 1`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListAlignmentsResponse
    field	alignments	repeated Alignment
    field	next_page_token	string
    field	total	int32
    message	UpdateAlignmentRequest
    field	mutation	Mutation
    field	alignment	Alignment
    field	update_mask	repeated string
    message	UpdateAlignmentResponse
    field	alignment	Alignment
    field	outcome	Outcome
    field	before	Alignment		As it was before; absent where the request is repeated.
    message	DeleteAlignmentRequest
    field	mutation	Mutation
    field	from	string
    field	to	string
    message	DeleteAlignmentResponse
    field	outcome	Outcome
    message	Figures	The computed figures of one objective or key result, as of the reply's revision and instant.
    field	id	string
    field	score	Ratio		The clamped ratio that rolls up; absent is "no score".
    field	attainment	Ratio		Signed and unclamped; key results only.
    field	coverage	Ratio		The share of the score that rests on measurement.
    field	health	Health
    field	colour	Colour
    field	value	Value		The value in force, or the aggregate of a rollup_value; key results only.
    field	confidence	Ratio		The confidence of the record in force.
    field	expected	Ratio		How far the way should be by now: expected progress times the success point.
    message	ClosedFigure	An objective or key result as a close froze it.
    field	figures	Figures
    field	objective	string		The objective of a key result; empty for an objective.
    field	state	State
    field	weight	Weight
    field	grade	Ratio		Objectives only.
    message	RecordCheckInRequest
    field	mutation	Mutation
    field	check_in	CheckIn
    message	RecordCheckInResponse
    field	check_in	CheckIn
    field	outcome	Outcome
    field	figures	Figures
    field	by_stages	bool		True where the key result is scored by its stages: a record says that it is measured, and what it is scored by is the weight of the stages that are done.
    message	BatchRecordCheckInsRequest
    field	mutation	Mutation
    field	check_ins	repeated CheckIn
    message	BatchRecordCheckInsResponse
    field	ids	repeated string		Ids in the order of the request.
    field	outcome	Outcome
    field	by_stages	int32		Records of key results that are scored by their stages.
    message	CorrectCheckInRequest
    field	mutation	Mutation
    field	check_in	CheckIn		replaces is required; effective_time absent keeps the replaced record's.
    message	CorrectCheckInResponse
    field	check_in	CheckIn
    field	outcome	Outcome
    field	figures	Figures
    field	by_stages	bool		As in RecordCheckInResponse.
    message	GetCheckInRequest
    field	id	string		Such as c42.
    message	GetCheckInResponse
    field	check_in	CheckIn
    message	ListCheckInsRequest
    field	page	Page
    field	key_result	string
    field	filter	string		Such as `in_force = true AND value > 2.5`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListCheckInsResponse
    field	check_ins	repeated CheckIn
    field	next_page_token	string
    field	total	int32
    enum	ReadinessIssue	What may be missing before a close.
    value	child_open	A cycle below is open: the close is refused.
    value	no_value	A counting key result without a value.
    value	outdated	A counting key result without a check-in since its last due date.
    value	no_grade	A counting objective without a grade.
    value	empty	A counting objective without anything that counts in it.
    value	draft	An objective or key result that is still a draft: it counts nowhere.
    value	dependency_unanswered	A dependency of a counting objective that nobody answered.
    value	dependency_late	A dependency of a counting objective that is accepted and late.
    value	overridden	An override is in force: the close freezes the computed score.
    message	CreateCycleRequest
    field	mutation	Mutation
    field	cycle	Cycle
    message	CreateCycleResponse
    field	cycle	Cycle
    field	outcome	Outcome
    message	GetCycleRequest
    field	id	string
    message	GetCycleResponse
    field	cycle	Cycle
    field	policy	CyclePolicy		The policy that it has, with its number and since when.
    message	ListCyclePoliciesRequest
    field	page	Page
    field	cycle	string
    message	ListCyclePoliciesResponse
    field	policies	repeated CyclePolicy
    field	next_page_token	string
    field	total	int32
    message	ListCyclesRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListCyclesResponse
    field	cycles	repeated Cycle
    field	next_page_token	string
    field	total	int32
    message	UpdateCycleRequest
    field	mutation	Mutation
    field	cycle	Cycle
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateCycleResponse
    field	cycle	Cycle
    field	outcome	Outcome
    field	before	Cycle		As it was before; absent where the request is repeated.
    message	ArchiveCycleRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveCycleResponse
    field	cycle	Cycle
    field	outcome	Outcome
    message	RestoreCycleRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreCycleResponse
    field	cycle	Cycle
    field	outcome	Outcome
    message	GetCycleReadinessRequest
    field	id	string
    field	page	Page		Of the items that need a look.
    message	ReadinessItem	One thing to look at before the close.
    field	issue	ReadinessIssue
    field	id	string		The cycle, objective, key result or dependency.
    field	title	string
    field	owner	string		Whom to ask: the first owner, else empty. Of a dependency that of its objective.
    field	unit	string		Of a dependency the unit that is asked.
    message	GetCycleReadinessResponse
    field	objectives	int64
    field	key_results	int64
    field	regions	int64		Home regions of the objectives.
    field	children_open	int64
    field	no_value	int64
    field	outdated	int64
    field	no_grade	int64
    field	empty	int64
    field	drafts	int64
    field	has_ended	bool		True where the cycle's last day is over in every region.
    field	phase	CyclePhase
    field	items	repeated ReadinessItem		Open cycles first, then by objective in the order they were made, then dependencies and overrides in theirs.
    field	next_page_token	string
    field	total	int32
    field	dependencies_unanswered	int64
    field	dependencies_late	int64
    field	overridden	int64
    message	CloseCycleRequest
    field	mutation	Mutation
    field	id	string
    message	CloseCycleResponse
    field	cycle	Cycle
    field	close	CycleClose		With validate_only as it would be, without digests.
    field	outcome	Outcome
    message	ReopenCycleRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string		Required: why.
    message	ReopenCycleResponse
    field	cycle	Cycle
    field	close	CycleClose
    field	outcome	Outcome
    message	ListCycleClosesRequest
    field	page	Page
    field	cycle	string
    message	ListCycleClosesResponse
    field	closes	repeated CycleClose
    field	next_page_token	string
    field	total	int32
    message	ListClosedFiguresRequest
    field	page	Page
    field	cycle	string
    field	number	int32		Which close; 0 means the newest.
    message	ListClosedFiguresResponse
    field	figures	repeated ClosedFigure
    field	next_page_token	string
    field	total	int32
    field	close	CycleClose
    message	CompareCloseRequest
    field	page	Page
    field	cycle	string
    field	number	int32		Which close; 0 means the newest.
    field	with_number	int32		The later close to compare with; 0 means the figures of now.
    message	ClosedDifference	One item whose figures differ; an absent side is one that has no such item.
    field	id	string
    field	title	string
    field	before	ClosedFigure
    field	after	ClosedFigure
    message	CompareCloseResponse
    field	differences	repeated ClosedDifference
    field	next_page_token	string
    field	total	int32
    field	compared	int64		Items that were compared.
    message	CreateDependencyRequest
    field	mutation	Mutation
    field	dependency	Dependency
    message	CreateDependencyResponse
    field	dependency	Dependency		With validate_only as it would be, with the steps that it has.
    field	outcome	Outcome
    message	GetDependencyRequest
    field	id	string
    message	GetDependencyResponse
    field	dependency	Dependency
    message	ListDependenciesRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `giver = brand AND state = asked`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListDependenciesResponse
    field	dependencies	repeated Dependency
    field	next_page_token	string
    field	total	int32
    message	UpdateDependencyRequest
    field	mutation	Mutation
    field	dependency	Dependency
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    field	before	Dependency		As it was before; absent where the request is repeated.
    message	AcceptDependencyRequest
    field	mutation	Mutation
    field	id	string
    field	promised	string		The day for which it is promised; empty means the one by which it is needed.
    field	allow_late	bool		True accepts also for a day after the one by which it is needed: it is late from then on.
    field	reason	string		At most 4096 bytes.
    message	AcceptDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    message	DeclineDependencyRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string		Required: why.
    message	DeclineDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    message	DeliverDependencyRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string		Such as where it lies.
    message	DeliverDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    message	WithdrawDependencyRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string
    message	WithdrawDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    message	ReopenDependencyRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string		Required: why.
    message	ReopenDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    message	ArchiveDependencyRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    message	RestoreDependencyRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreDependencyResponse
    field	dependency	Dependency
    field	outcome	Outcome
    enum	Role	What a principal may do. An administrator's or member's role holds in a whole organisation, or in one of its units or regions and all below it: there alone it changes things, while it reads everything in its organisation.
    value	operator	Creates organisations and their administrators' tokens; acts in every organisation.
    value	administrator	Everything inside one organisation, or inside its unit or region.
    value	member	Reads, and checks in.
    enum	Code	One of gRPC's 17 status codes, and why.
    value	cancelled
    value	unknown
    value	invalid_argument
    value	deadline_exceeded
    value	not_found
    value	already_exists
    value	permission_denied
    value	resource_exhausted
    value	failed_precondition
    value	aborted
    value	out_of_range
    value	unimplemented
    value	internal
    value	unavailable
    value	data_loss
    value	unauthenticated
    message	Frame	What a frame holds; one of these.
    field	hello	Hello	frame
    field	welcome	Welcome	frame
    field	refusal	Refusal	frame
    field	request	Request	frame
    field	message	Message	frame
    field	end	End	frame
    field	credit	Credit	frame
    field	cancel	Cancel	frame
    field	ping	Ping	frame
    field	pong	Pong	frame
    field	go_away	GoAway	frame
    message	Hello	The client's first frame.
    field	protocol_version	int32		1.
    field	bearer_token	string		"okr_…"; empty signs nobody in, and then only HealthService and MetaService answer.
    field	client_name	string		Such as "okr/1.0.0", for the server's log.
    field	organisation	string		The organisation an operator acts in; a member's token names its own.
    message	Welcome	The server's answer to a hello that it takes.
    field	protocol_version	int32
    field	server_version	string
    field	limits	ConnectionLimits
    field	principal	Principal
    field	capabilities	repeated string		What this server can do; decide by these, never by version strings.
    field	unix_micros	int64		The server's time of day as it wrote this, in microseconds since 1970; 0 where it isn't told.
    field	server_commit	string		What the server was built from; "unknown" where its build wasn't told.
    message	ConnectionLimits	What the connection may carry; going beyond ends it.
    field	frame_in_bytes	int32
    field	frame_out_bytes	int32
    field	streams	int32
    field	ping_interval_milliseconds	int32		A client may ping no more often than this.
    field	idle_milliseconds	int32		A connection without a frame for this long is closed.
    message	Principal	Who is signed in. Empty where nobody is.
    field	organisation	string
    field	name	string
    field	role	Role
    field	token_id	string
    field	token_expires_unix_micros	int64		0 where the token doesn't expire.
    field	unit	string		The unit that the role holds in, with those below it; empty for no unit in particular.
    field	region	string		The region that the role holds in, with those below it. Without a unit and a region: the whole organisation.
    message	Refusal	The server's answer to a hello that it doesn't take; the connection ends.
    field	status	Status
    message	Request
    field	stream_id	int64		Odd or even, but rising on a connection; at least 1.
    field	method	string		"okr.v1.CheckInService/RecordCheckIn".
    field	timeout_microseconds	int64		The time left; 0 means the server's default of 30 s.
    field	metadata	repeated Metadata
    field	payload	bytes
    field	more	bool		True where client messages follow.
    field	credit	int32		Messages that the server may send at once; 0 means 16.
    field	at_least	string		A revision token of an earlier reply: the read shows at least that state.
    field	as_of	AsOf		A read of the past instead of the present. Mutations and watches refuse it.
    message	AsOf	A moment of the past: what was known, and when it held. At least one field is stated. The reply's end carries the revision and the instant that were taken; a question that states both gets the same bytes whenever it is asked.
    field	revision	string		A revision token: nothing that was recorded after it. Empty for any.
    field	recorded_unix_micros	int64		Microseconds since 1970: nothing that was recorded after it. 0 for any.
    field	effective_unix_micros	int64		Microseconds since 1970: figures are those of this instant, from the check-ins that held by then. 0 takes recorded_unix_micros, or where that is 0 the time at which the revision was recorded.
    message	Metadata	A pair of texts.
    field	key	string
    field	value	string
    message	Message	One message of a stream, to or from the client.
    field	stream_id	int64
    field	payload	bytes
    field	more	bool
    message	End	The end of a call: OK, or why it failed. A unary call's reply comes in a message before it.
    field	stream_id	int64
    field	status	Status
    field	revision	string		The organisation's revision when the reply was made: opaque, for at_least.
    field	instant_unix_micros	int64		What figures in the reply are as of.
    message	Status	How a call went.
    field	code	Code
    field	message	string		Brief, in English, says what to do. May change; the reason doesn't.
    field	reason	string		UPPER_SNAKE_CASE, at most 63 characters, stable; empty where the code is OK.
    field	metadata	repeated Metadata		Ids and numbers that stand in the message, for programs.
    field	violations	repeated FieldViolation
    field	retry_after_microseconds	int64		How long to wait before trying again; 0 means not stated.
    field	request_id	string		By which the server's log names the call: the client's own id of it, or one that the server gave. Empty where the code is OK, and where the connection refused it.
    field	help	string		What usually helps, in English: the remedy that docs/ERRORS.md has for the reason. Empty where the code is OK.
    message	FieldViolation	One field that is wrong.
    field	field	string		A path such as "key_result.metric_kind.target", or a place in a document.
    field	message	string
    field	limit	string		The limit that was left, or empty.
    message	Credit	More messages on a stream may be sent by the other side.
    field	stream_id	int64
    field	messages	int32
    message	Cancel	The client no longer wants the stream; the server answers with an end.
    field	stream_id	int64
    message	Ping	Asks whether the other side is there.
    field	token	int64
    message	Pong	Answers a ping with its token.
    field	token	int64
    message	GoAway	The server takes no new streams here; those after last_stream_id were not begun and can be sent again elsewhere.
    field	last_stream_id	int64
    field	reason	string
    message	RecordGradeRequest
    field	mutation	Mutation
    field	grade	Grade
    message	RecordGradeResponse
    field	grade	Grade
    field	outcome	Outcome
    field	figures	Figures		The objective's computed figures, which stay.
    message	GetGradeRequest
    field	id	string		Such as g42.
    message	GetGradeResponse
    field	grade	Grade
    message	ListGradesRequest
    field	page	Page
    field	objective	string
    field	filter	string		Such as `value != none AND actor = anna`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListGradesResponse
    field	grades	repeated Grade
    field	next_page_token	string
    field	total	int32
    enum	ServingStatus	Whether calls are answered.
    value	serving
    value	not_serving
    value	service_unknown	From WatchHealth only.
    message	CheckRequest
    field	service	string
    message	CheckResponse
    field	status	ServingStatus
    field	detail	string		Why not, in words; where it serves, what it goes without though it was to be there.
    message	WatchHealthRequest
    field	service	string		As CheckRequest's.
    message	WatchHealthResponse
    field	status	ServingStatus
    field	detail	string		As CheckResponse's, as it was when the status changed.
    enum	FindingSeverity	A warning keeps what was found as a note; a refusal lets nothing be imported.
    value	warning
    value	refused
    message	ImportDocumentRequest
    field	mutation	Mutation		In the first piece only.
    field	chunk	bytes
    field	prune	bool		In the first piece only: archives what the document leaves out of the lists that it has, and removes such alignments of what it names. Never members, and nothing of a closed cycle. What something stands in that stays is refused, IN_USE, and then nothing is changed.
    message	Finding	One oddity of the document, with its place.
    field	severity	FindingSeverity
    field	place	string		Such as "objectives[3].key_results[1].target".
    field	id	string
    field	reason	string		UPPER_SNAKE_CASE.
    field	message	string
    message	Difference	One resource that the import makes or changes.
    field	sign	string		"+" is new, "~" changed, "-" left out by the document and archived, or an alignment and removed. Those with "-" come first.
    field	type	string		Such as "objective".
    field	id	string
    field	fields	repeated string		Names of changed fields.
    field	before	DifferenceRow		With validate_only the changed fields as they are and as they would be, of a new resource all that is stated, of one that is archived all that it is; absent beyond a mebibyte of them.
    field	after	DifferenceRow
    field	key_results	repeated string		The key results that go with an archived objective.
    message	DifferenceRow	Some fields of a resource.
    field	region	Region	row
    field	unit	Unit	row
    field	member	Member	row
    field	metric	Metric	row
    field	cycle	Cycle	row
    field	objective	Objective	row
    field	key_result	KeyResult	row
    field	alignment	Alignment	row
    field	dependency	Dependency	row
    field	override	Override	row
    message	ImportDocumentResponse
    field	findings	repeated Finding
    field	differences	repeated Difference		The first 1000.
    field	created	int64
    field	changed	int64
    field	unchanged	int64
    field	check_ins	int64
    field	findings_total	int64
    field	differences_total	int64
    field	outcome	Outcome
    field	differences_digest	string		With validate_only a digest of all differences with their values, those that are left out included: the same as long as the document differs in the same. Opaque.
    field	pruned	int64		What prune archives and removes; among the differences.
    field	left_alone	int64		Without prune: what prune would archive and remove, or would have when the document came.
    message	ExportDocumentRequest
    field	cycles	repeated string		Only these; empty means all.
    message	ExportDocumentResponse
    field	chunk	bytes
    message	ComparePublishedRequest
    field	cycle	string
    field	page	Page
    field	only_differences	bool		Only rows that differ.
    message	PublishedRow	A published score beside the computed one.
    field	id	string
    field	title	string
    field	cycle	string
    field	published	Ratio
    field	computed	Ratio
    field	words	string		What explains the difference, in words, or empty.
    message	ComparePublishedResponse
    field	rows	repeated PublishedRow
    field	next_page_token	string
    field	total	int32
    field	compared	int64
    field	equal	int64
    message	CreateKeyResultRequest
    field	mutation	Mutation
    field	key_result	KeyResult
    message	CreateKeyResultResponse
    field	key_result	KeyResult
    field	outcome	Outcome
    message	GetKeyResultRequest
    field	id	string
    message	GetKeyResultResponse
    field	key_result	KeyResult
    field	figures	Figures
    field	override	OverrideInForce		Absent where no override is in force.
    message	ListKeyResultsRequest
    field	page	Page
    field	objective	string		Only this objective's; empty means any.
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    field	include_figures	bool		With the figures of each.
    message	ListKeyResultsResponse
    field	key_results	repeated KeyResult
    field	next_page_token	string
    field	total	int32
    field	figures	repeated Figures		Where they are asked for: one for each key result, in their order, of the moment that the list is of.
    message	UpdateKeyResultRequest
    field	mutation	Mutation
    field	key_result	KeyResult
    field	update_mask	repeated string		Top-level field names of the resource, its one of many by the name "kind"; "*" means all. An unknown name is refused.
    message	UpdateKeyResultResponse
    field	key_result	KeyResult
    field	outcome	Outcome
    field	before	KeyResult		As it was before; absent where the request is repeated.
    message	ArchiveKeyResultRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveKeyResultResponse
    field	key_result	KeyResult
    field	outcome	Outcome
    field	detached	repeated string		The items below whose alignment counted in it, and no longer does: at most 100 of them, and how many there are.
    field	detached_total	int32
    message	RestoreKeyResultRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreKeyResultResponse
    field	key_result	KeyResult
    field	outcome	Outcome
    message	CreateMemberRequest
    field	mutation	Mutation
    field	member	Member
    message	CreateMemberResponse
    field	member	Member
    field	outcome	Outcome
    message	GetMemberRequest
    field	id	string
    message	GetMemberResponse
    field	member	Member
    message	ListMembersRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListMembersResponse
    field	members	repeated Member
    field	next_page_token	string
    field	total	int32
    message	UpdateMemberRequest
    field	mutation	Mutation
    field	member	Member
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateMemberResponse
    field	member	Member
    field	outcome	Outcome
    field	before	Member		As it was before; absent where the request is repeated.
    message	ArchiveMemberRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveMemberResponse
    field	member	Member
    field	outcome	Outcome
    message	RestoreMemberRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreMemberResponse
    field	member	Member
    field	outcome	Outcome
    message	GetDescriptorsRequest
    message	GetDescriptorsResponse
    field	file_descriptor_set	bytes
    message	CreateMetricRequest
    field	mutation	Mutation
    field	metric	Metric
    message	CreateMetricResponse
    field	metric	Metric
    field	outcome	Outcome
    message	GetMetricRequest
    field	id	string
    message	GetMetricResponse
    field	metric	Metric
    message	ListMetricsRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListMetricsResponse
    field	metrics	repeated Metric
    field	next_page_token	string
    field	total	int32
    message	UpdateMetricRequest
    field	mutation	Mutation
    field	metric	Metric
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateMetricResponse
    field	metric	Metric
    field	outcome	Outcome
    field	before	Metric		As it was before; absent where the request is repeated.
    message	ArchiveMetricRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveMetricResponse
    field	metric	Metric
    field	outcome	Outcome
    message	RestoreMetricRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreMetricResponse
    field	metric	Metric
    field	outcome	Outcome
    message	CreateObjectiveRequest
    field	mutation	Mutation
    field	objective	Objective
    message	CreateObjectiveResponse
    field	objective	Objective
    field	outcome	Outcome
    message	GetObjectiveRequest
    field	id	string
    message	GetObjectiveResponse
    field	objective	Objective
    field	figures	Figures
    field	key_results	repeated KeyResult		Its key results, in the order they were made.
    field	key_result_figures	repeated Figures
    field	overrides	repeated OverrideInForce		The overrides that are in force, of the objective and of the key results.
    message	ListObjectivesRequest
    field	page	Page
    field	cycle	string		Only this cycle's, unit's or region's own; empty means any.
    field	unit	string
    field	region	string
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    field	include_figures	bool		With the figures of each.
    message	ListObjectivesResponse
    field	objectives	repeated Objective
    field	next_page_token	string
    field	total	int32
    field	figures	repeated Figures		Where they are asked for: one for each objective, in their order, of the moment that the list is of.
    message	UpdateObjectiveRequest
    field	mutation	Mutation
    field	objective	Objective
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateObjectiveResponse
    field	objective	Objective
    field	outcome	Outcome
    field	before	Objective		As it was before; absent where the request is repeated.
    message	ArchiveObjectiveRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveObjectiveResponse
    field	objective	Objective
    field	outcome	Outcome
    field	key_results	int32		The key results that went with it.
    field	detached	repeated string		The items below whose alignment counted in it, and no longer does: at most 100 of them, and how many there are.
    field	detached_total	int32
    message	RestoreObjectiveRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreObjectiveResponse
    field	objective	Objective
    field	outcome	Outcome
    enum	OperationKind	What is done.
    value	import
    value	export
    value	close
    enum	OperationState	How far it is. From succeeded on it is done.
    value	receiving	Its document is being uploaded.
    value	waiting	Others are before it.
    value	running
    value	succeeded
    value	failed
    value	cancelled
    message	OperationProgress	How much of it is committed.
    field	completed	int64
    field	total	int64		0 where it isn't known yet.
    field	unit	string		What is counted: "changes", "bytes" or "cycles".
    message	OperationResponse	What an operation that succeeded answers.
    field	import_document	ImportDocumentResponse	response
    field	export_document	ExportedDocument	response
    field	close_cycle	CloseCycleResponse	response
    message	ExportedDocument	A document that ReadOperationResult gives part by part.
    field	size_bytes	int64
    field	parts	int32
    field	sha256	string		SHA-256 of the whole, 64 hexadecimal digits.
    field	revision	string		What it is as of.
    field	instant	Instant
    message	Operation	Long work.
    field	id	string		A UUID version 7: the idempotency key of its start.
    field	kind	OperationKind
    field	state	OperationState
    field	done	bool
    field	organisation	string
    field	principal	string		Who started it.
    field	cycles	repeated string		The cycles that it is about; empty means all.
    field	progress	OperationProgress
    field	cancel_requested	bool		True once somebody asked it to end.
    field	create_time	Instant
    field	start_time	Instant		When it first ran.
    field	end_time	Instant
    field	expire_time	Instant		When it is forgotten, with its result.
    field	response	OperationResponse		Where it succeeded.
    field	error	Status		Where it failed or was cancelled.
    message	StoredOperation	An operation as the database keeps it between its steps.
    field	operation	Operation		Without its response and the violations of its error.
    field	mutation	Mutation		Of its start; of an import the first piece's, without the piece.
    field	slices	int64		Commits of an import that are known to be written.
    field	outcome	Outcome		What those did.
    field	as_of	AsOf		What an export shows; absent until it began.
    message	OperationOutcome	What came of an operation, as the database keeps it; of an import that runs, what was planned.
    field	response	OperationResponse
    field	error	Status
    message	StartImportRequest
    field	mutation	Mutation		In the first piece only.
    field	chunk	bytes
    message	StartImportResponse
    field	operation	Operation
    message	StartExportRequest
    field	mutation	Mutation		With its idempotency key alone.
    field	cycles	repeated string		Only these; empty means all.
    message	StartExportResponse
    field	operation	Operation
    message	StartCloseRequest
    field	mutation	Mutation
    field	id	string		The cycle.
    message	StartCloseResponse
    field	operation	Operation
    message	GetOperationRequest
    field	id	string
    message	GetOperationResponse
    field	operation	Operation
    message	ListOperationsRequest
    field	page	Page
    field	kind	OperationKind		Only of this kind; unspecified means all.
    field	state	OperationState		Only in this state; unspecified means all.
    field	principal	string		Only those that this principal started; empty means all.
    field	created_since	Instant		Only those that were started at this time or later.
    field	created_before	Instant		Only those that were started before this time.
    message	ListOperationsResponse
    field	operations	repeated Operation
    field	next_page_token	string
    field	total	int32
    message	WaitOperationRequest
    field	id	string
    field	timeout_micros	int64		How long to wait; 0 or more than 30 s means 30 s, and no longer than the call's own time.
    message	WaitOperationResponse
    field	operation	Operation
    message	CancelOperationRequest
    field	id	string
    field	validate_only	bool		All checks and permissions as live, the operation as it would be, and nothing ended. A server that knows it says so in Welcome.capabilities: cancel_validate_only.
    message	CancelOperationResponse
    field	operation	Operation
    field	outcome	Outcome		Unchanged where it was done, or asked to end, before. Operations have no revisions and move no scores.
    message	ReadOperationResultRequest
    field	id	string
    field	part	int32		From 0 to the document's parts - 1.
    message	ReadOperationResultResponse
    field	chunk	bytes
    enum	OrganisationChangeKind	What was done to an organisation itself.
    value	updated
    value	archived
    value	restored
    message	Organisation	A tenant: its data is apart from all others'.
    field	id	string
    field	name	string
    field	revision	int64		Output only: how far its log goes; 0 where nothing was ever written. It rises with every change in it.
    field	version	int64		Output only: 1 as it was created, one more with every change of the organisation itself.
    field	archive_time	Instant		Output only: since when it is archived; absent where it isn't.
    field	archived_by	string		Output only: who archived it, and why; empty where it isn't archived.
    field	archive_reason	string
    message	OrganisationChange	One change of an organisation itself: such changes are kept beside its log.
    field	kind	OrganisationChangeKind
    field	version	int64		The organisation's version from then on.
    field	time	Instant
    field	actor	string		Whose token it was.
    field	reason	string		Why; empty where nobody said.
    field	name	string		The organisation's name from then on.
    message	CreateOrganisationRequest
    field	mutation	Mutation
    field	organisation	Organisation
    message	CreateOrganisationResponse
    field	organisation	Organisation
    field	outcome	Outcome
    message	GetOrganisationRequest
    field	id	string		Empty means one's own.
    message	GetOrganisationResponse
    field	organisation	Organisation
    field	changes	repeated OrganisationChange		The newest first, at most 64.
    message	ListOrganisationsRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : group`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListOrganisationsResponse
    field	organisations	repeated Organisation
    field	next_page_token	string
    field	total	int32
    message	UpdateOrganisationRequest
    field	mutation	Mutation
    field	organisation	Organisation		An empty id means one's own.
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    field	reason	string		Why; kept with the change.
    message	UpdateOrganisationResponse
    field	organisation	Organisation		As it is now, or with validate_only would be.
    field	outcome	Outcome		Without a revision: the organisation's log doesn't hold its own changes.
    field	before	Organisation		As it was before; absent where the request is repeated.
    message	ArchiveOrganisationRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string		Why; kept with the change.
    message	ArchiveOrganisationResponse
    field	organisation	Organisation		As it is now, or with validate_only would be.
    field	outcome	Outcome		Without a revision: the organisation's log doesn't hold its own changes.
    message	RestoreOrganisationRequest
    field	mutation	Mutation
    field	id	string
    field	reason	string		Why; kept with the change.
    message	RestoreOrganisationResponse
    field	organisation	Organisation		As it is now, or with validate_only would be.
    field	outcome	Outcome		Without a revision: the organisation's log doesn't hold its own changes.
    message	Placement	Where a region's rows lie.
    field	region	string		The region's id; empty for what belongs to the organisation itself.
    field	placement	int32
    field	dedicated	bool
    message	ListPlacementsRequest
    field	organisation	string
    message	ListPlacementsResponse
    field	placements	repeated Placement
    message	DedicatePlacementRequest
    field	mutation	Mutation
    field	organisation	string
    field	region	string
    message	DedicatePlacementResponse
    field	placement	Placement
    field	outcome	Outcome		Unchanged where the rows lay there before. A move has no revision and moves no scores.
    message	DropPlacementRequest
    field	mutation	Mutation
    field	organisation	string
    field	region	string
    message	DropPlacementResponse
    field	placement	Placement
    field	outcome	Outcome		Unchanged where the rows lay there before. A move has no revision and moves no scores.
    message	SetOverrideRequest
    field	mutation	Mutation
    field	override	Override
    message	SetOverrideResponse
    field	override	Override		With validate_only as it would be, with the steps that it has.
    field	outcome	Outcome
    message	GetOverrideRequest
    field	item	string		The objective or key result.
    message	GetOverrideResponse
    field	override	Override
    message	ListOverridesRequest
    field	page	Page
    field	objective	string		Only those of this objective and its key results; empty means any.
    field	show_archived	bool		With those of archived items.
    field	filter	string		Such as `state = in_force AND cycle = q3`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListOverridesResponse
    field	overrides	repeated Override
    field	next_page_token	string
    field	total	int32
    message	WithdrawOverrideRequest
    field	mutation	Mutation
    field	item	string		The objective or key result.
    field	reason	string		Required: why.
    message	WithdrawOverrideResponse
    field	override	Override		With validate_only as it would be, with the steps that it has.
    field	outcome	Outcome
    message	CreateRegionRequest
    field	mutation	Mutation
    field	region	Region
    message	CreateRegionResponse
    field	region	Region
    field	outcome	Outcome
    message	GetRegionRequest
    field	id	string
    message	GetRegionResponse
    field	region	Region
    message	ListRegionsRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListRegionsResponse
    field	regions	repeated Region
    field	next_page_token	string
    field	total	int32
    message	UpdateRegionRequest
    field	mutation	Mutation
    field	region	Region
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateRegionResponse
    field	region	Region
    field	outcome	Outcome
    field	before	Region		As it was before; absent where the request is repeated.
    message	ArchiveRegionRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveRegionResponse
    field	region	Region
    field	outcome	Outcome
    message	RestoreRegionRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreRegionResponse
    field	region	Region
    field	outcome	Outcome
    enum	ItemType	What a line of a tree or an explanation is.
    value	objective
    value	key_result
    value	check_in
    enum	Dimension	What rollups are grouped by.
    value	region
    value	unit
    value	level
    value	category
    value	commitment
    value	cycle
    enum	ChangedType	What a change is of.
    value	region
    value	unit
    value	member
    value	metric
    value	cycle
    value	objective
    value	key_result
    value	alignment
    value	alignment_removed
    value	check_in
    value	document_notes
    value	grade
    value	cycle_closed
    value	cycle_reopened
    value	dependency
    value	override
    enum	WatchRestart	Why a watch states what is there anew.
    value	begin	It begins.
    value	behind	Too much came after the token, or since the reader last read.
    value	history	The token is of another history: the database was restored since.
    value	structure	The structure changed, so that items or rows may have gone.
    value	day	A new day began after the token.
    message	GetTreeRequest
    field	roots	repeated string		Start at these items; empty means the objectives that count in nothing, or nothing of the same selection.
    field	cycle	string		Only objectives of this cycle, region (with those below) or unit (with those below); empty means any.
    field	region	string
    field	unit	string
    field	depth	int32		Levels below the roots; 0 means the limit of 64.
    field	page	Page
    field	show_archived	bool		With what is archived.
    message	TreeNode	One line of the tree. An item with several parents stands under each; only the first has its children below.
    field	id	string
    field	type	ItemType
    field	depth	int32		0 for a root.
    field	title	string
    field	figures	Figures
    field	weight	Weight		The weight with which it counts in the line above.
    field	state	State
    field	region	string
    field	unit	string
    field	cycle	string
    field	level	Level
    field	commitment	Commitment
    field	kind	string		The key result's kind, such as "metric".
    field	counts	bool		False where it doesn't count in the line above: its state, or an edge of mode none.
    field	repeated_above	bool		True where its children stand elsewhere.
    field	unit_of_measure	string
    field	display_digits	int32		Fractional digits to show, by the cycle's policy.
    field	override	OverrideInForce		What its score is to be read as; absent where no override is in force.
    field	archive_time	Instant		Since when it is archived; absent where it isn't. What is archived counts nowhere.
    message	GetTreeResponse
    field	nodes	repeated TreeNode
    field	next_page_token	string
    field	total	int32
    message	QueryRollupRequest
    field	by	repeated Dimension		At most 3; none means one row for the whole scope. Region and unit rows hold what is below them as well.
    field	cycle	string		The scope; empty or unspecified means any. Region and unit hold what is below them.
    field	region	string
    field	unit	string
    field	level	Level
    field	category	string
    field	commitment	Commitment
    field	page	Page
    message	RollupRow	The figures of a scope: means of the counting objectives, by their own weights, beside counts.
    field	keys	repeated string		One value a dimension of the request, in its order: an id, or a name such as "team"; empty where not stated.
    field	names	repeated string		Names to show beside the keys.
    field	depth	int32		The place in its tree, for region and unit rows: 0 at the top.
    field	score	Ratio
    field	objectives	int64
    field	scored	int64
    field	key_results	int64
    field	measured	int64
    field	red	int64
    field	amber	int64
    field	green	int64
    field	on_track	int64
    field	at_risk	int64
    field	behind	int64
    field	outdated	int64
    field	no_data	int64
    field	mean_confidence	Ratio		Of the key results that have one.
    field	mean_of_units	Ratio		The mean of the units' means, equal weights.
    field	coverage	Ratio		The weighted mean of the objectives' coverage.
    field	colour	Colour
    message	QueryRollupResponse
    field	rows	repeated RollupRow
    field	next_page_token	string
    field	total	int32
    message	QueryMetricRequest
    field	metric	string		One with a rollup.
    field	scope	QueryRollupRequest		The dimensions and the scope, as in QueryRollup. Its page is ignored.
    field	page	Page
    message	MetricRow	A metric's value in a scope: of the counting key results of counting objectives that measure it, each once.
    field	keys	repeated string		As in RollupRow.
    field	names	repeated string
    field	depth	int32
    field	value	Value		In the metric's unit; absent where nothing is measured, where weights or what stands below the line sum to 0, and beyond the range of a value.
    field	key_results	int64		Key results that measure it, and those of them that have a value.
    field	measured	int64
    field	left_out	int64		Those that name it and give nothing: of another unit of measure, made of others' values, or without values of their own.
    field	numerator	Value		Of a ratio: the sums above and below the line.
    field	denominator	Value
    field	latest	Instant		The newest effective time of its values.
    field	words	string		How the value comes about, in words with its numbers.
    message	QueryMetricResponse
    field	rows	repeated MetricRow
    field	next_page_token	string
    field	total	int32
    field	metric	Metric		The metric as it is at the moment asked for.
    message	ExplainRequest
    field	id	string		An objective or key result.
    field	depth	int32		Levels below it; 0 means the limit of 64.
    message	ExplainNode	One step of the provenance, in display order.
    field	id	string
    field	type	ItemType
    field	depth	int32
    field	title	string
    field	figures	Figures
    field	weight	Weight		The weight with which it counts above.
    field	contribution	Ratio		What it adds to the score above, in ppm, shared so that contributions sum exactly; absent where it doesn't count.
    field	words	string		How the figure comes about, in words with its numbers.
    field	left_out	string		Why it doesn't count, or empty.
    field	value	Value		For a check-in: its value, instants and author.
    field	effective_time	Instant
    field	actor	string
    field	note	string
    field	coverage_words	string		How the coverage comes about, and why the health is what it is.
    field	health_words	string
    field	override	OverrideInForce		What its score is to be read as; absent where no override is in force. The scores above rest on the computed one.
    field	coverage_contribution	Ratio		What it adds to the coverage above, shared so that these parts sum exactly too; absent where it doesn't count.
    message	ExplainResponse
    field	nodes	repeated ExplainNode
    message	ExplainRollupRequest
    field	scope	QueryRollupRequest		A scope without dimensions: one row. Its page is ignored.
    field	page	Page
    message	UnitMean	The mean of one unit's objectives in a scope, by their weights.
    field	unit	string
    field	name	string
    field	mean	Ratio
    field	objectives	int64		How many are scored.
    message	RollupPart	An objective of a scope.
    field	figures	Figures
    field	title	string
    field	unit	string
    field	weight	Weight
    field	contribution	Ratio		What it adds to the scope's score, shared so that contributions sum exactly; absent without a score.
    field	coverage_contribution	Ratio		What it adds to the scope's coverage, in the same way.
    message	ExplainRollupResponse
    field	row	RollupRow
    field	words	string		How the score and the mean of units come about.
    field	units	repeated UnitMean		In the order of their tree; at most 1000 of them, on the first page alone.
    field	objectives	repeated RollupPart		What holds the score down most comes first: by weight times what is missing to 1; those without a score last.
    field	next_page_token	string
    field	total	int32
    field	coverage_words	string		How the coverage comes about.
    field	health_words	string		How its objectives fare, and what gives the row its colour.
    message	ExplainRollupChangeRequest
    field	scope	QueryRollupRequest		A scope without dimensions: one row. Its page is ignored.
    field	before	AsOf		The earlier moment, as in ExplainChangeRequest.
    field	page	Page
    message	MovedPart	An objective that stood in a scope at one of two moments at least, and made a figure of it change.
    field	id	string
    field	title	string
    field	unit	string		Of the later moment, or of the earlier where it stands in the scope no more.
    field	before	Figures		Absent where it didn't stand in the scope.
    field	after	Figures
    field	weight_before	Weight
    field	weight_after	Weight
    field	moved	Ratio		What of the change of the scope's score comes from it; absent where it has none at both.
    field	coverage_moved	Ratio		What of the change of the scope's coverage comes from it.
    field	words	string		Why it stands here since, or no more; and its weight and state where they changed.
    message	MovedUnit	A unit whose mean in a scope changed, came or went.
    field	unit	string
    field	name	string
    field	before	Ratio		Absent where it had none.
    field	after	Ratio
    field	moved	Ratio		What of the change of the mean of units comes from it.
    message	ExplainRollupChangeResponse
    field	row_before	RollupRow		Absent where no counting objective stood in the scope.
    field	row_after	RollupRow
    field	moved	Ratio		The later score less the earlier, an absent one as 0: the sum of its objectives' parts.
    field	coverage_moved	Ratio		The same of the coverage.
    field	mean_of_units_moved	Ratio		The same of the mean of units: the sum of the units' parts.
    field	units	repeated MovedUnit		What moved the mean of units most comes first; at most 1000 of them, on the first page alone.
    field	objectives	repeated MovedPart		Only those that moved something or changed; what moved the score most comes first, up or down.
    field	before	AsOf		The two moments, complete: the same question about them has the same answer whenever it is asked.
    field	after	AsOf
    field	next_page_token	string
    field	total	int32
    message	WatchRequest
    field	roots	repeated string		Items whose subtrees are watched, a rollup, or all changes; exactly one of the three.
    field	rollup	QueryRollupRequest
    field	changes	WatchedChanges
    field	after	string		A resume_token of an earlier watch of the same: what came after it is told, and nothing else where that can be; with one of another watch all is told anew. A watch of changes takes a reply's revision token as well. Empty means from the present on.
    field	bookmark_seconds	int32		Seconds of silence after which a bookmark is sent: a message with a resume_token and nothing to tell. 0 means 30; at most 3600.
    message	WatchedChanges	All changes of the organisation, as the log has them.
    field	types	repeated ChangedType		Of these types alone; empty means all.
    field	revisions_only	bool		Tells that something changed, and not what: each message goes up to the newest revision. Without types.
    message	LoggedChange	One change, and who made it. What it says is read as of its revision.
    field	revision	int64
    field	recorded_time	Instant
    field	effective_time	Instant		When it took effect.
    field	actor	string
    field	type	ChangedType
    field	id	string		What was changed: an alignment's lower end, a check-in's key result, a grade's objective, an override's item; empty for notes.
    field	to	string		An alignment's upper end.
    message	WatchResponse
    field	figures	repeated Figures		Absolute, never increments: the newest figures of what changed.
    field	rows	repeated RollupRow
    field	revision	int64
    field	instant	Instant
    field	coalesced	bool		True where states in between were left out since the reader was slow.
    field	changes	repeated LoggedChange		In the order of their revisions.
    field	resume_token	string		Where to go on if the stream ends after this message; empty while more of the same state follows.
    field	restart	WatchRestart		Stated where what is there is told anew: what was told before is to be forgotten.
    field	skipped	int64		What was left out or merged since the message before: changed states, or of a watch of changes the revisions.
    message	ExplainChangeRequest
    field	id	string		An objective or key result.
    field	before	AsOf		The earlier moment. The later one is the request's own: Request.as_of, or now. An effective time alone means: by what is known at the later one.
    field	depth	int32		Levels below it; 0 means the limit of 64.
    message	MovedNode	One step of the difference, in the display order of the later moment; what is gone stands behind.
    field	id	string
    field	type	ItemType
    field	depth	int32
    field	title	string
    field	before	Figures		Absent where the item wasn't there.
    field	after	Figures
    field	contribution_before	Ratio		What it contributed to the score above it.
    field	contribution_after	Ratio
    field	moved	Ratio		What of the change of the score above comes from it: the second less the first, an absent one as 0. For the first line the change of its score. Parts sum exactly to the change above, where no score counts as 0.
    field	words	string		What changed, in words: values, weights, targets, states.
    field	value	Value		For a check-in, which stands on one side alone.
    field	effective_time	Instant
    field	actor	string
    field	note	string
    field	coverage_contribution_before	Ratio		What it contributed to the coverage above it.
    field	coverage_contribution_after	Ratio
    field	coverage_moved	Ratio		The same of the coverage as `moved` is of the score.
    message	ExplainChangeResponse
    field	nodes	repeated MovedNode
    field	before	AsOf		The two moments, complete: the same question about them has the same answer whenever it is asked.
    field	after	AsOf
    message	QueryTrendRequest
    field	ids	repeated string		Objectives and key results, at most 16; or a scope: exactly one of the two.
    field	scope	QueryRollupRequest		Its dimensions and page are left empty: one row a point.
    field	by	Period		A point at the end of each; default week.
    field	from	string		First and last day, such as "2026-07-01", in the zone of the first item or of the scope's region, else UTC. Empty means the first day of the cycle of the first item or of the scope, and today.
    field	until	string
    message	TrendPoint	Figures at the end of a period, or now where it goes on.
    field	day	string		The period's last day.
    field	instant	Instant		The instant that the figures are as of.
    field	figures	repeated Figures		In the order of the request; only the id where the item wasn't there yet.
    field	row	RollupRow		Absent where the scope had no counting objective.
    message	QueryTrendResponse
    field	points	repeated TrendPoint		At most 400, the oldest first.
    message	WhatIfChange	One change to try. A resource that is there is updated, by the mask or by the fields that are set; another is created.
    field	check_in	CheckIn	change
    field	objective	Objective	change
    field	key_result	KeyResult	change
    field	alignment	Alignment	change
    field	alignment_removed	Alignment	change
    field	cycle	Cycle	change
    field	unit	Unit	change
    field	region	Region	change
    field	update_mask	repeated string
    message	WhatIfRequest
    field	changes	repeated WhatIfChange		1 to 1024; each sees those before it.
    field	page	Page
    message	WhatIfResponse
    field	score_changes	repeated ScoreChange		All that would move, nearest to the leaves first; items that the changes make, from no score.
    field	next_page_token	string
    field	total	int32
    field	rollup_changes	repeated RollupScoreChange		On the first page: rollups that would move, of whole cycles, then of their regions, then of their units; at most 100.
    field	rollup_changes_total	int32		All of which rollup_changes holds the first 100; on the first page.
    message	GetStatsRequest
    message	LaneStats	One lane of the worker pool, since the server started.
    field	lane	int32
    field	queued	int64
    field	queue_limit	int64
    field	executed	int64
    field	yielded	int64		Slices of long work that waited for shorter work.
    field	refused	int64
    field	longest_slice_microseconds	int64
    field	organisations	int64
    field	busy_microseconds	int64		How long it ran jobs.
    field	begun	int64		Short jobs whose turn came, and how long they waited for it, all together.
    field	waited_microseconds	int64
    field	expired	int64		Jobs whose deadline passed while they waited.
    message	MethodStats	The calls of one method, since the server started.
    field	method	string
    field	calls	int64
    field	faults	int64		Those that failed by what the server did or lacked, not by what was asked.
    field	total_microseconds	int64		How long they took, all together; streams are left out here and below.
    field	duration_counts	repeated int64		How many took up to each of duration_bounds_microseconds, and not up to the one before; the last took longer.
    message	ProcessStats	What the kernel tells of the server's process.
    field	cpu_microseconds	int64
    field	resident_bytes	int64
    field	open_files	int64
    field	open_file_limit	int64
    field	threads	int64
    message	DatabaseStats	The server's dealings with PostgreSQL, since it started.
    field	silence_microseconds	int64		How long ago it last answered; -1 where it never did.
    field	connects	int64
    field	connect_failures	int64
    field	errors	int64
    field	pool_in_use	int64
    field	pool_limit	int64
    field	commits	int64		Commits of the log's writers, and the rows in them.
    field	rows	int64
    field	lease_renewals	int64		Renewals of the process's lease.
    field	lease_failures	int64
    field	oldest_transaction_microseconds	int64		How long the oldest transaction has been open, of all that the server's login may see; 0 where none is.
    field	leases_lost	int64		Commits that found another server holding the organisation.
    message	OldestCall	The call that runs for longest; streams are left out.
    field	method	string
    field	age_microseconds	int64
    message	OrganisationUse	What an organisation uses.
    field	organisation	string
    field	bytes	int64
    field	calls_in_flight	int64
    field	lane	int32
    message	GetStatsResponse
    field	version	string
    field	started_time	Instant
    field	connections	int64
    field	streams	int64
    field	lanes	repeated LaneStats
    field	organisations_loaded	int64
    field	batches	int64
    field	batched_changes	int64
    field	commit_microseconds	int64
    field	largest_batch	int64
    field	watchers	int64
    field	idempotency_keys	int64
    field	uptime_microseconds	int64		Together with another answer's it gives rates.
    field	phase	string		"opening", "serving" or "draining".
    field	ready	bool
    field	sessions	int64		Connections on which somebody is signed in.
    field	connection_limit	int64
    field	organisation_bytes	int64
    field	organisation_bytes_limit	int64
    field	process	ProcessStats
    field	database	DatabaseStats
    field	methods	repeated MethodStats		Methods that were called.
    field	duration_bounds_microseconds	repeated int64
    field	oldest_call	OldestCall		Absent where no call runs but this one, or the event loop gave no answer in time.
    field	biggest	repeated OrganisationUse		At most 10, the largest first.
    field	refused_calls	int64		Calls that the door refused.
    field	slow_calls	int64
    field	operations	repeated Operation		Those that this server runs, the longest first, without their responses and errors.
    field	operations_waiting	int64
    field	commit	string		What the server was built from; "unknown" where its build wasn't told.
    field	past_states	int64		States of the past that are kept for reads, and what they take of organisation_bytes.
    field	past_state_bytes	int64
    field	key_bytes	int64		What idempotency keys, the orders that pages are cut from, and watches take of organisation_bytes. The rest is what the organisations hold.
    field	page_bytes	int64
    field	watch_bytes	int64
    field	blocking_calls	int64		Calls that ask the database or take long, and wait for a thread or have one, and how many may.
    field	blocking_call_limit	int64
    message	VerifyOrganisationRequest
    field	organisation	string		Empty means one's own.
    field	closes	bool		Computes the figures of every close anew as well, each from the log as it was before the close.
    message	VerifyOrganisationResponse
    field	revision	int64
    field	changes_replayed	int64
    field	nodes_compared	int64
    field	differences	int64
    field	examples	repeated string		The first 100, in words.
    field	closes_compared	int64		Closes whose frozen figures were computed anew; those under another version of the arithmetic are passed over.
    field	dependencies_compared	int64
    field	grades_compared	int64
    field	policies_compared	int64		Policies that cycles have had, with since when, by whom and why.
    field	overrides_compared	int64		Items about which overrides were stated, with each statement.
    message	Token	Who may sign in, and as what; the secret itself is kept nowhere.
    field	id	string
    field	organisation	string
    field	name	string		Whom it signs in.
    field	role	Role
    field	created_time	Instant
    field	expire_time	Instant		Absent: never.
    field	revoked	bool
    field	unit	string		The unit that the role holds in, with those below it. At most one of unit and region is stated; with neither the role holds in the whole organisation. An operator's has neither.
    field	region	string		The region that the role holds in, with those below it.
    field	version	int64		Counts its changes, from 1 on; given by the server.
    message	CreateTokenRequest
    field	mutation	Mutation
    field	token	Token
    message	CreateTokenResponse
    field	token	Token
    field	secret	string		"okr_…": shown now and never again.
    message	ListTokensRequest
    field	page	Page
    field	organisation	string
    field	filter	string		Such as `role = member AND revoked = false`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListTokensResponse
    field	tokens	repeated Token
    field	next_page_token	string
    field	total	int32
    message	GetTokenRequest
    field	id	string		One of the organisation that the caller acts in; of an operator that acts in none an operator's.
    message	GetTokenResponse
    field	token	Token
    message	UpdateTokenRequest
    field	mutation	Mutation
    field	token	Token		Its id says which.
    field	update_mask	repeated string		expire_time; absent there, it never ends. Without a mask it changes where it is stated.
    message	UpdateTokenResponse
    field	token	Token		As it is now, or with validate_only would be.
    field	outcome	Outcome		Tokens have no revisions and move no scores.
    field	before	Token		As it was before.
    message	RevokeTokenRequest
    field	mutation	Mutation
    field	id	string
    message	RevokeTokenResponse
    field	token	Token
    field	outcome	Outcome		Unchanged where it was revoked before. Tokens have no revisions and move no scores.
    message	WhoAmIRequest
    message	WhoAmIResponse
    field	principal	Principal
    field	server_version	string
    field	organisation_archive_time	Instant		Since when the principal's organisation is archived: it reads, and changes nothing. Absent where it isn't.
    message	CheckAccessRequest
    field	methods	repeated string		Such as "okr.v1.CycleService/CloseCycle"; none means all.
    field	resource	string		What the methods would be called for, such as "objective/o-12": a role that holds in a part of the organisation changes what stands in it alone. Empty asks about the role, wherever it holds.
    message	MethodAccess	Whether a method may be called.
    field	method	string
    field	allowed	bool
    field	needed	Role		The least role that may; unspecified where none is needed.
    field	words	string		Why not, or empty.
    message	CheckAccessResponse
    field	methods	repeated MethodAccess		In the order of the request, or by name.
    field	principal	Principal
    message	CreateUnitRequest
    field	mutation	Mutation
    field	unit	Unit
    message	CreateUnitResponse
    field	unit	Unit
    field	outcome	Outcome
    message	GetUnitRequest
    field	id	string
    message	GetUnitResponse
    field	unit	Unit
    message	ListUnitsRequest
    field	page	Page
    field	show_archived	bool		With those that are archived.
    field	filter	string		Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
    message	ListUnitsResponse
    field	units	repeated Unit
    field	next_page_token	string
    field	total	int32
    message	UpdateUnitRequest
    field	mutation	Mutation
    field	unit	Unit
    field	update_mask	repeated string		Top-level field names of the resource; "*" means all. An unknown name is refused.
    message	UpdateUnitResponse
    field	unit	Unit
    field	outcome	Outcome
    field	before	Unit		As it was before; absent where the request is repeated.
    message	ArchiveUnitRequest
    field	mutation	Mutation
    field	id	string
    message	ArchiveUnitResponse
    field	unit	Unit
    field	outcome	Outcome
    message	RestoreUnitRequest
    field	mutation	Mutation
    field	id	string
    message	RestoreUnitResponse
    field	unit	Unit
    field	outcome	Outcome
    message	SplitUnitRequest
    field	mutation	Mutation		The expected version is the source's. The new unit is there from the effective time on.
    field	source	string		The unit that is split.
    field	unit	Unit		The new unit. Without a parent it stands beside the source; without a region it has the source's.
    field	objectives	repeated string		What goes to it, at least one of all: each stands in the source, and units directly below it.
    field	members	repeated string
    field	units	repeated string
    message	SplitUnitResponse
    field	unit	Unit		As it was made, or with validate_only would be.
    field	moved	MovedBetweenUnits
    field	outcome	Outcome
    message	MergeUnitsRequest
    field	mutation	Mutation		The expected version is the source's. What moves does so at the effective time; the source is archived now.
    field	source	string		The unit that is given up.
    field	target	string		Where all that stands in it goes.
    message	MergeUnitsResponse
    field	unit	Unit		The source as it is now.
    field	moved	MovedBetweenUnits
    field	outcome	Outcome
    message	MovedBetweenUnits	How many changed their unit. Absent in the answer to a repeated request.
    field	objectives	int32
    field	members	int32
    field	units	int32
    field	dependencies	int32		Of a merge: what the source was asked for.
    """#
}
