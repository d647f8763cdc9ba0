// Written by proto/generate from proto/okr/v1. Do not edit.

/// Every method of the contract, by service.
public enum RPC {
  public enum AlignmentService {
    /// Refused with the path where it would close a circle (FAILED_PRECONDITION, ALIGNMENT_CIRCLE), with both paths
    /// where a value would be counted twice (VALUE_COUNTED_TWICE), and where the pair has an edge already.
    public static let createAlignment = Method<CreateAlignmentRequest, CreateAlignmentResponse>(
      path: "okr.v1.AlignmentService/CreateAlignment", clientStreams: false, serverStreams: false)
    public static let getAlignment = Method<GetAlignmentRequest, GetAlignmentResponse>(
      path: "okr.v1.AlignmentService/GetAlignment", clientStreams: false, serverStreams: false)
    /// Those of one item by the ids of their ends; all by their ends as those were made, objectives before key results.
    public static let listAlignments = Method<ListAlignmentsRequest, ListAlignmentsResponse>(
      path: "okr.v1.AlignmentService/ListAlignments", clientStreams: false, serverStreams: false)
    /// Changes mode or weight.
    public static let updateAlignment = Method<UpdateAlignmentRequest, UpdateAlignmentResponse>(
      path: "okr.v1.AlignmentService/UpdateAlignment", clientStreams: false, serverStreams: false)
    /// Unchanged where both ends are there and no alignment is; with an expected version that is NOT_FOUND.
    public static let deleteAlignment = Method<DeleteAlignmentRequest, DeleteAlignmentResponse>(
      path: "okr.v1.AlignmentService/DeleteAlignment", clientStreams: false, serverStreams: false)
  }

  public enum CheckInService {
    /// Records one value. Answered once it is durable and every score above it has moved.
    public static let recordCheckIn = Method<RecordCheckInRequest, RecordCheckInResponse>(
      path: "okr.v1.CheckInService/RecordCheckIn", clientStreams: false, serverStreams: false)
    /// Up to 1024 records under one key: all of them, or none with a violation for each refused one.
    public static let batchRecordCheckIns = Method<BatchRecordCheckInsRequest, BatchRecordCheckInsResponse>(
      path: "okr.v1.CheckInService/BatchRecordCheckIns", clientStreams: false, serverStreams: false)
    /// A new record that replaces another, or voids it where it has no value.
    public static let correctCheckIn = Method<CorrectCheckInRequest, CorrectCheckInResponse>(
      path: "okr.v1.CheckInService/CorrectCheckIn", clientStreams: false, serverStreams: false)
    /// One record by its id, whether it is in force or not.
    public static let getCheckIn = Method<GetCheckInRequest, GetCheckInResponse>(
      path: "okr.v1.CheckInService/GetCheckIn", clientStreams: false, serverStreams: false)
    /// A key result's records, newest effective time first; replaced and voided ones are marked.
    public static let listCheckIns = Method<ListCheckInsRequest, ListCheckInsResponse>(
      path: "okr.v1.CheckInService/ListCheckIns", clientStreams: false, serverStreams: false)
  }

  public enum CycleService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createCycle = Method<CreateCycleRequest, CreateCycleResponse>(
      path: "okr.v1.CycleService/CreateCycle", clientStreams: false, serverStreams: false)
    public static let getCycle = Method<GetCycleRequest, GetCycleResponse>(
      path: "okr.v1.CycleService/GetCycle", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listCycles = Method<ListCyclesRequest, ListCyclesResponse>(
      path: "okr.v1.CycleService/ListCycles", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateCycle = Method<UpdateCycleRequest, UpdateCycleResponse>(
      path: "okr.v1.CycleService/UpdateCycle", clientStreams: false, serverStreams: false)
    /// Hides it and refuses new uses. IN_USE while an open cycle stands in it, or, where it isn't closed, an objective.
    public static let archiveCycle = Method<ArchiveCycleRequest, ArchiveCycleResponse>(
      path: "okr.v1.CycleService/ArchiveCycle", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreCycle = Method<RestoreCycleRequest, RestoreCycleResponse>(
      path: "okr.v1.CycleService/RestoreCycle", clientStreams: false, serverStreams: false)
    /// Every policy that the cycle has had, the oldest first.
    public static let listCyclePolicies = Method<ListCyclePoliciesRequest, ListCyclePoliciesResponse>(
      path: "okr.v1.CycleService/ListCyclePolicies", clientStreams: false, serverStreams: false)
    /// What a close would freeze, and what is still missing.
    public static let getCycleReadiness = Method<GetCycleReadinessRequest, GetCycleReadinessResponse>(
      path: "okr.v1.CycleService/GetCycleReadiness", clientStreams: false, serverStreams: false)
    /// Freezes the figures of the cycle's objectives and key results. From then on its objectives, key results, grades,
    /// check-ins and policy don't change: CYCLE_CLOSED. FAILED_PRECONDITION where a cycle below is open
    /// (CYCLE_CHILD_OPEN), and before the cycle was active (CYCLE_PHASE).
    public static let closeCycle = Method<CloseCycleRequest, CloseCycleResponse>(
      path: "okr.v1.CycleService/CloseCycle", clientStreams: false, serverStreams: false)
    /// Opens a closed cycle for grading again; the close stays, with who opened it and why.
    public static let reopenCycle = Method<ReopenCycleRequest, ReopenCycleResponse>(
      path: "okr.v1.CycleService/ReopenCycle", clientStreams: false, serverStreams: false)
    /// Every close of the cycle, the oldest first.
    public static let listCycleCloses = Method<ListCycleClosesRequest, ListCycleClosesResponse>(
      path: "okr.v1.CycleService/ListCycleCloses", clientStreams: false, serverStreams: false)
    /// The figures that a close froze: each objective in the order they were made, and after it its key results.
    public static let listClosedFigures = Method<ListClosedFiguresRequest, ListClosedFiguresResponse>(
      path: "okr.v1.CycleService/ListClosedFigures", clientStreams: false, serverStreams: false)
    /// What differs between the figures of a close and those of a later one, or of now.
    public static let compareClose = Method<CompareCloseRequest, CompareCloseResponse>(
      path: "okr.v1.CycleService/CompareClose", clientStreams: false, serverStreams: false)
  }

  public enum DependencyService {
    /// Asks. ALREADY_EXISTS where the id is taken; FAILED_PRECONDITION, DEPENDENCY_DATES, where it is needed by a day
    /// outside the objective's cycle.
    public static let createDependency = Method<CreateDependencyRequest, CreateDependencyResponse>(
      path: "okr.v1.DependencyService/CreateDependency", clientStreams: false, serverStreams: false)
    public static let getDependency = Method<GetDependencyRequest, GetDependencyResponse>(
      path: "okr.v1.DependencyService/GetDependency", clientStreams: false, serverStreams: false)
    /// In the order of their ids, without those whose objective is archived.
    public static let listDependencies = Method<ListDependenciesRequest, ListDependenciesResponse>(
      path: "okr.v1.DependencyService/ListDependencies", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set. What was answered keeps its
    /// objective and giver, and what is closed its day: DEPENDENCY_STATE. It can't be needed before the promised day:
    /// DEPENDENCY_DATES.
    public static let updateDependency = Method<UpdateDependencyRequest, UpdateDependencyResponse>(
      path: "okr.v1.DependencyService/UpdateDependency", clientStreams: false, serverStreams: false)
    /// Promises it for a day. FAILED_PRECONDITION, DEPENDENCY_DATES, where that lies after the day by which it is needed,
    /// unless the request says so.
    public static let acceptDependency = Method<AcceptDependencyRequest, AcceptDependencyResponse>(
      path: "okr.v1.DependencyService/AcceptDependency", clientStreams: false, serverStreams: false)
    /// Refuses it, with a reason; a promise is taken back.
    public static let declineDependency = Method<DeclineDependencyRequest, DeclineDependencyResponse>(
      path: "okr.v1.DependencyService/DeclineDependency", clientStreams: false, serverStreams: false)
    /// What was promised is given.
    public static let deliverDependency = Method<DeliverDependencyRequest, DeliverDependencyResponse>(
      path: "okr.v1.DependencyService/DeliverDependency", clientStreams: false, serverStreams: false)
    /// It is needed no more.
    public static let withdrawDependency = Method<WithdrawDependencyRequest, WithdrawDependencyResponse>(
      path: "okr.v1.DependencyService/WithdrawDependency", clientStreams: false, serverStreams: false)
    /// Asks again, with a reason: it waits for a new answer.
    public static let reopenDependency = Method<ReopenDependencyRequest, ReopenDependencyResponse>(
      path: "okr.v1.DependencyService/ReopenDependency", clientStreams: false, serverStreams: false)
    /// Hides it, however it stands.
    public static let archiveDependency = Method<ArchiveDependencyRequest, ArchiveDependencyResponse>(
      path: "okr.v1.DependencyService/ArchiveDependency", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreDependency = Method<RestoreDependencyRequest, RestoreDependencyResponse>(
      path: "okr.v1.DependencyService/RestoreDependency", clientStreams: false, serverStreams: false)
  }

  public enum GradeService {
    /// Grades an objective; a grade without a value takes the one before it back. FAILED_PRECONDITION in a closed cycle.
    public static let recordGrade = Method<RecordGradeRequest, RecordGradeResponse>(
      path: "okr.v1.GradeService/RecordGrade", clientStreams: false, serverStreams: false)
    /// One grade by its id, whether it still holds or not.
    public static let getGrade = Method<GetGradeRequest, GetGradeResponse>(
      path: "okr.v1.GradeService/GetGrade", clientStreams: false, serverStreams: false)
    /// An objective's grades, the newest first.
    public static let listGrades = Method<ListGradesRequest, ListGradesResponse>(
      path: "okr.v1.GradeService/ListGrades", clientStreams: false, serverStreams: false)
  }

  public enum HealthService {
    /// "" asks for the whole server, or a service's name such as "okr.v1.CheckInService"; unknown is NOT_FOUND.
    public static let check = Method<CheckRequest, CheckResponse>(
      path: "okr.v1.HealthService/Check", clientStreams: false, serverStreams: false)
    /// The status as it is, then each change of it, until the server ends; whoever reads slowly gets the newest. An
    /// unknown service is told as SERVICE_UNKNOWN, and the stream stays open.
    public static let watchHealth = Method<WatchHealthRequest, WatchHealthResponse>(
      path: "okr.v1.HealthService/WatchHealth", clientStreams: false, serverStreams: true)
  }

  public enum ImportService {
    /// The document in pieces of at most 512 KiB. Rows match by external id; running it twice changes nothing.
    /// An expected_version is the revision of a trial's outcome: where the structure has changed since, ABORTED,
    /// STALE_VERSION, and nothing was imported. More than 512 changes are committed 512 at a time: where somebody
    /// changes meanwhile what the next ones were compared with, it stops there in the same way, and the
    /// status's value "done" says how many changes were made.
    public static let importDocument = Method<ImportDocumentRequest, ImportDocumentResponse>(
      path: "okr.v1.ImportService/ImportDocument", clientStreams: true, serverStreams: false)
    /// The document in pieces, whole or of some cycles; importing it elsewhere gives the same figures.
    public static let exportDocument = Method<ExportDocumentRequest, ExportDocumentResponse>(
      path: "okr.v1.ImportService/ExportDocument", clientStreams: false, serverStreams: true)
    /// Published scores beside computed ones.
    public static let comparePublished = Method<ComparePublishedRequest, ComparePublishedResponse>(
      path: "okr.v1.ImportService/ComparePublished", clientStreams: false, serverStreams: false)
  }

  public enum KeyResultService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createKeyResult = Method<CreateKeyResultRequest, CreateKeyResultResponse>(
      path: "okr.v1.KeyResultService/CreateKeyResult", clientStreams: false, serverStreams: false)
    public static let getKeyResult = Method<GetKeyResultRequest, GetKeyResultResponse>(
      path: "okr.v1.KeyResultService/GetKeyResult", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listKeyResults = Method<ListKeyResultsRequest, ListKeyResultsResponse>(
      path: "okr.v1.KeyResultService/ListKeyResults", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateKeyResult = Method<UpdateKeyResultRequest, UpdateKeyResultResponse>(
      path: "okr.v1.KeyResultService/UpdateKeyResult", clientStreams: false, serverStreams: false)
    /// Hides it; from then on it counts nowhere.
    public static let archiveKeyResult = Method<ArchiveKeyResultRequest, ArchiveKeyResultResponse>(
      path: "okr.v1.KeyResultService/ArchiveKeyResult", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreKeyResult = Method<RestoreKeyResultRequest, RestoreKeyResultResponse>(
      path: "okr.v1.KeyResultService/RestoreKeyResult", clientStreams: false, serverStreams: false)
  }

  public enum MemberService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createMember = Method<CreateMemberRequest, CreateMemberResponse>(
      path: "okr.v1.MemberService/CreateMember", clientStreams: false, serverStreams: false)
    public static let getMember = Method<GetMemberRequest, GetMemberResponse>(
      path: "okr.v1.MemberService/GetMember", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listMembers = Method<ListMembersRequest, ListMembersResponse>(
      path: "okr.v1.MemberService/ListMembers", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateMember = Method<UpdateMemberRequest, UpdateMemberResponse>(
      path: "okr.v1.MemberService/UpdateMember", clientStreams: false, serverStreams: false)
    /// Hides it and refuses new uses; what it owns keeps its name.
    public static let archiveMember = Method<ArchiveMemberRequest, ArchiveMemberResponse>(
      path: "okr.v1.MemberService/ArchiveMember", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreMember = Method<RestoreMemberRequest, RestoreMemberResponse>(
      path: "okr.v1.MemberService/RestoreMember", clientStreams: false, serverStreams: false)
  }

  public enum MetaService {
    /// A serialised google.protobuf.FileDescriptorSet of all these files.
    public static let getDescriptors = Method<GetDescriptorsRequest, GetDescriptorsResponse>(
      path: "okr.v1.MetaService/GetDescriptors", clientStreams: false, serverStreams: false)
  }

  public enum MetricService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createMetric = Method<CreateMetricRequest, CreateMetricResponse>(
      path: "okr.v1.MetricService/CreateMetric", clientStreams: false, serverStreams: false)
    public static let getMetric = Method<GetMetricRequest, GetMetricResponse>(
      path: "okr.v1.MetricService/GetMetric", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listMetrics = Method<ListMetricsRequest, ListMetricsResponse>(
      path: "okr.v1.MetricService/ListMetrics", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateMetric = Method<UpdateMetricRequest, UpdateMetricResponse>(
      path: "okr.v1.MetricService/UpdateMetric", clientStreams: false, serverStreams: false)
    /// Hides it and refuses new uses; the key results that measure it keep its name.
    public static let archiveMetric = Method<ArchiveMetricRequest, ArchiveMetricResponse>(
      path: "okr.v1.MetricService/ArchiveMetric", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreMetric = Method<RestoreMetricRequest, RestoreMetricResponse>(
      path: "okr.v1.MetricService/RestoreMetric", clientStreams: false, serverStreams: false)
  }

  public enum ObjectiveService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createObjective = Method<CreateObjectiveRequest, CreateObjectiveResponse>(
      path: "okr.v1.ObjectiveService/CreateObjective", clientStreams: false, serverStreams: false)
    public static let getObjective = Method<GetObjectiveRequest, GetObjectiveResponse>(
      path: "okr.v1.ObjectiveService/GetObjective", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listObjectives = Method<ListObjectivesRequest, ListObjectivesResponse>(
      path: "okr.v1.ObjectiveService/ListObjectives", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateObjective = Method<UpdateObjectiveRequest, UpdateObjectiveResponse>(
      path: "okr.v1.ObjectiveService/UpdateObjective", clientStreams: false, serverStreams: false)
    /// Hides it with its key results; from then on they count nowhere, nor does what is aligned to them.
    public static let archiveObjective = Method<ArchiveObjectiveRequest, ArchiveObjectiveResponse>(
      path: "okr.v1.ObjectiveService/ArchiveObjective", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreObjective = Method<RestoreObjectiveRequest, RestoreObjectiveResponse>(
      path: "okr.v1.ObjectiveService/RestoreObjective", clientStreams: false, serverStreams: false)
  }

  /// Starting takes a mutation, of which the idempotency key becomes the operation's id: the same request under the same
  /// key again answers with the operation that is there. validate_only is refused; the calls that hold the connection have it.
  public enum OperationService {
    /// As ImportService/ImportDocument, in pieces of at most 512 KiB. The operation begins once the last piece is kept; an
    /// upload that breaks off is begun again under the same key, or is forgotten after an hour.
    public static let startImport = Method<StartImportRequest, StartImportResponse>(
      path: "okr.v1.OperationService/StartImport", clientStreams: true, serverStreams: false)
    /// As ImportService/ExportDocument, of the organisation as it is when the operation begins, or as Request.as_of says.
    public static let startExport = Method<StartExportRequest, StartExportResponse>(
      path: "okr.v1.OperationService/StartExport", clientStreams: false, serverStreams: false)
    /// As CycleService/CloseCycle.
    public static let startClose = Method<StartCloseRequest, StartCloseResponse>(
      path: "okr.v1.OperationService/StartClose", clientStreams: false, serverStreams: false)
    public static let getOperation = Method<GetOperationRequest, GetOperationResponse>(
      path: "okr.v1.OperationService/GetOperation", clientStreams: false, serverStreams: false)
    /// The newest first, without their responses.
    public static let listOperations = Method<ListOperationsRequest, ListOperationsResponse>(
      path: "okr.v1.OperationService/ListOperations", clientStreams: false, serverStreams: false)
    /// The operation once it is done, or as it is when the time is over.
    public static let waitOperation = Method<WaitOperationRequest, WaitOperationResponse>(
      path: "okr.v1.OperationService/WaitOperation", clientStreams: false, serverStreams: false)
    /// Asks it to end between two commits; what is committed stays. Whoever started it may, and administrators. Of one that
    /// is done it changes nothing.
    public static let cancelOperation = Method<CancelOperationRequest, CancelOperationResponse>(
      path: "okr.v1.OperationService/CancelOperation", clientStreams: false, serverStreams: false)
    /// A part of what an export wrote. FAILED_PRECONDITION, OPERATION_NOT_DONE before it succeeded.
    public static let readOperationResult = Method<ReadOperationResultRequest, ReadOperationResultResponse>(
      path: "okr.v1.OperationService/ReadOperationResult", clientStreams: false, serverStreams: false)
  }

  public enum OrganisationService {
    public static let createOrganisation = Method<CreateOrganisationRequest, CreateOrganisationResponse>(
      path: "okr.v1.OrganisationService/CreateOrganisation", clientStreams: false, serverStreams: false)
    public static let getOrganisation = Method<GetOrganisationRequest, GetOrganisationResponse>(
      path: "okr.v1.OrganisationService/GetOrganisation", clientStreams: false, serverStreams: false)
    public static let listOrganisations = Method<ListOrganisationsRequest, ListOrganisationsResponse>(
      path: "okr.v1.OrganisationService/ListOrganisations", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set. For operators, and for
    /// administrators of the organisation itself.
    public static let updateOrganisation = Method<UpdateOrganisationRequest, UpdateOrganisationResponse>(
      path: "okr.v1.OrganisationService/UpdateOrganisation", clientStreams: false, serverStreams: false)
    /// Stops every change in the organisation and hides it from lists. Reads go on, and who has a token signs in. What was not
    /// committed before is refused with FAILED_PRECONDITION, ORGANISATION_ARCHIVED. For operators.
    public static let archiveOrganisation = Method<ArchiveOrganisationRequest, ArchiveOrganisationResponse>(
      path: "okr.v1.OrganisationService/ArchiveOrganisation", clientStreams: false, serverStreams: false)
    /// Takes it back as it was. For operators.
    public static let restoreOrganisation = Method<RestoreOrganisationRequest, RestoreOrganisationResponse>(
      path: "okr.v1.OrganisationService/RestoreOrganisation", clientStreams: false, serverStreams: false)
    /// Where each region's rows lie.
    public static let listPlacements = Method<ListPlacementsRequest, ListPlacementsResponse>(
      path: "okr.v1.OrganisationService/ListPlacements", clientStreams: false, serverStreams: false)
    /// Moves a region's rows to a partition of their own.
    public static let dedicatePlacement = Method<DedicatePlacementRequest, DedicatePlacementResponse>(
      path: "okr.v1.OrganisationService/DedicatePlacement", clientStreams: false, serverStreams: false)
    /// Moves them back to the shared partitions and drops the dedicated one.
    public static let dropPlacement = Method<DropPlacementRequest, DropPlacementResponse>(
      path: "okr.v1.OrganisationService/DropPlacement", clientStreams: false, serverStreams: false)
  }

  public enum OverrideService {
    /// States what the score of an objective or key result is to be read as, in place of what was stated before.
    /// FAILED_PRECONDITION in a closed cycle, where the item is archived, and, OVERRIDE_DAYS, where its last day is over
    /// or lies further ahead than it may.
    public static let setOverride = Method<SetOverrideRequest, SetOverrideResponse>(
      path: "okr.v1.OverrideService/SetOverride", clientStreams: false, serverStreams: false)
    /// NOT_FOUND where nothing was ever stated for the item.
    public static let getOverride = Method<GetOverrideRequest, GetOverrideResponse>(
      path: "okr.v1.OverrideService/GetOverride", clientStreams: false, serverStreams: false)
    /// In the order of their items' ids, without those of archived items.
    public static let listOverrides = Method<ListOverridesRequest, ListOverridesResponse>(
      path: "okr.v1.OverrideService/ListOverrides", clientStreams: false, serverStreams: false)
    /// Takes it back, with a reason.
    public static let withdrawOverride = Method<WithdrawOverrideRequest, WithdrawOverrideResponse>(
      path: "okr.v1.OverrideService/WithdrawOverride", clientStreams: false, serverStreams: false)
  }

  public enum RegionService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createRegion = Method<CreateRegionRequest, CreateRegionResponse>(
      path: "okr.v1.RegionService/CreateRegion", clientStreams: false, serverStreams: false)
    public static let getRegion = Method<GetRegionRequest, GetRegionResponse>(
      path: "okr.v1.RegionService/GetRegion", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listRegions = Method<ListRegionsRequest, ListRegionsResponse>(
      path: "okr.v1.RegionService/ListRegions", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateRegion = Method<UpdateRegionRequest, UpdateRegionResponse>(
      path: "okr.v1.RegionService/UpdateRegion", clientStreams: false, serverStreams: false)
    /// Hides it and refuses new uses. IN_USE while a region, a unit or an objective of an open cycle stands in it.
    public static let archiveRegion = Method<ArchiveRegionRequest, ArchiveRegionResponse>(
      path: "okr.v1.RegionService/ArchiveRegion", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreRegion = Method<RestoreRegionRequest, RestoreRegionResponse>(
      path: "okr.v1.RegionService/RestoreRegion", clientStreams: false, serverStreams: false)
  }

  public enum ScoreService {
    /// The cascade as a tree in display order.
    public static let getTree = Method<GetTreeRequest, GetTreeResponse>(
      path: "okr.v1.ScoreService/GetTree", clientStreams: false, serverStreams: false)
    /// A row for each scope that has counting objectives.
    public static let queryRollup = Method<QueryRollupRequest, QueryRollupResponse>(
      path: "okr.v1.ScoreService/QueryRollup", clientStreams: false, serverStreams: false)
    /// What a metric comes to in each scope that has key results which measure it, by the metric's own rule.
    public static let queryMetric = Method<QueryMetricRequest, QueryMetricResponse>(
      path: "okr.v1.ScoreService/QueryMetric", clientStreams: false, serverStreams: false)
    /// Where a figure comes from, down to the check-ins.
    public static let explain = Method<ExplainRequest, ExplainResponse>(
      path: "okr.v1.ScoreService/Explain", clientStreams: false, serverStreams: false)
    /// Where a rollup's row comes from: its objectives with what each adds, and its units' means.
    public static let explainRollup = Method<ExplainRollupRequest, ExplainRollupResponse>(
      path: "okr.v1.ScoreService/ExplainRollup", clientStreams: false, serverStreams: false)
    /// What made a figure change between two moments, as signed parts that sum exactly.
    public static let explainChange = Method<ExplainChangeRequest, ExplainChangeResponse>(
      path: "okr.v1.ScoreService/ExplainChange", clientStreams: false, serverStreams: false)
    /// What made a rollup's row change between two moments: its objectives' and its units' signed parts, which sum exactly.
    public static let explainRollupChange = Method<ExplainRollupChangeRequest, ExplainRollupChangeResponse>(
      path: "okr.v1.ScoreService/ExplainRollupChange", clientStreams: false, serverStreams: false)
    /// The figures of items or of a scope over time, by what is known now: each point is that of a read as of its instant.
    public static let queryTrend = Method<QueryTrendRequest, QueryTrendResponse>(
      path: "okr.v1.ScoreService/QueryTrend", clientStreams: false, serverStreams: false)
    /// Scores as they would be after some changes, together; nothing is written.
    public static let whatIf = Method<WhatIfRequest, WhatIfResponse>(
      path: "okr.v1.ScoreService/WhatIf", clientStreams: false, serverStreams: false)
    /// At once the present figures, or what came after a token; then each change, coalesced to the newest where the
    /// reader is slow.
    public static let watch = Method<WatchRequest, WatchResponse>(
      path: "okr.v1.ScoreService/Watch", clientStreams: false, serverStreams: true)
  }

  public enum ServerService {
    /// Lanes, queues, batches, organisations. For operators.
    public static let getStats = Method<GetStatsRequest, GetStatsResponse>(
      path: "okr.v1.ServerService/GetStats", clientStreams: false, serverStreams: false)
    /// Replays the organisation's log and computes everything from scratch, and compares with the live state.
    public static let verifyOrganisation = Method<VerifyOrganisationRequest, VerifyOrganisationResponse>(
      path: "okr.v1.ServerService/VerifyOrganisation", clientStreams: false, serverStreams: false)
  }

  public enum TokenService {
    /// Operators make tokens for any organisation, administrators for their own.
    public static let createToken = Method<CreateTokenRequest, CreateTokenResponse>(
      path: "okr.v1.TokenService/CreateToken", clientStreams: false, serverStreams: false)
    public static let getToken = Method<GetTokenRequest, GetTokenResponse>(
      path: "okr.v1.TokenService/GetToken", clientStreams: false, serverStreams: false)
    public static let listTokens = Method<ListTokensRequest, ListTokensResponse>(
      path: "okr.v1.TokenService/ListTokens", clientStreams: false, serverStreams: false)
    /// Changes when a token ends, also of one that has expired; of connections that are open too. Whom it signs in, as what
    /// and where is fixed when it is made. FAILED_PRECONDITION, TOKEN_REVOKED of one that was revoked.
    public static let updateToken = Method<UpdateTokenRequest, UpdateTokenResponse>(
      path: "okr.v1.TokenService/UpdateToken", clientStreams: false, serverStreams: false)
    /// From now on the token signs nobody in, for good: a text that was given up may be anywhere.
    public static let revokeToken = Method<RevokeTokenRequest, RevokeTokenResponse>(
      path: "okr.v1.TokenService/RevokeToken", clientStreams: false, serverStreams: false)
    /// The principal of this connection.
    public static let whoAmI = Method<WhoAmIRequest, WhoAmIResponse>(
      path: "okr.v1.TokenService/WhoAmI", clientStreams: false, serverStreams: false)
    /// Which methods the principal of this connection may call.
    public static let checkAccess = Method<CheckAccessRequest, CheckAccessResponse>(
      path: "okr.v1.TokenService/CheckAccess", clientStreams: false, serverStreams: false)
  }

  public enum UnitService {
    /// ALREADY_EXISTS where the id is taken.
    public static let createUnit = Method<CreateUnitRequest, CreateUnitResponse>(
      path: "okr.v1.UnitService/CreateUnit", clientStreams: false, serverStreams: false)
    public static let getUnit = Method<GetUnitRequest, GetUnitResponse>(
      path: "okr.v1.UnitService/GetUnit", clientStreams: false, serverStreams: false)
    /// In the order of their ids.
    public static let listUnits = Method<ListUnitsRequest, ListUnitsResponse>(
      path: "okr.v1.UnitService/ListUnits", clientStreams: false, serverStreams: false)
    /// Changes the fields that the mask names; an empty mask names every field that is set.
    public static let updateUnit = Method<UpdateUnitRequest, UpdateUnitResponse>(
      path: "okr.v1.UnitService/UpdateUnit", clientStreams: false, serverStreams: false)
    /// Hides it and refuses new uses. IN_USE while a unit, an objective of an open cycle or an open dependency on it stands
    /// in it.
    public static let archiveUnit = Method<ArchiveUnitRequest, ArchiveUnitResponse>(
      path: "okr.v1.UnitService/ArchiveUnit", clientStreams: false, serverStreams: false)
    /// Takes it back as it was.
    public static let restoreUnit = Method<RestoreUnitRequest, RestoreUnitResponse>(
      path: "okr.v1.UnitService/RestoreUnit", clientStreams: false, serverStreams: false)
    /// Makes a unit of a part of another: the named objectives, members and units below go to it. All of it or nothing.
    public static let splitUnit = Method<SplitUnitRequest, SplitUnitResponse>(
      path: "okr.v1.UnitService/SplitUnit", clientStreams: false, serverStreams: false)
    /// Moves what stands in a unit to another, which also keeps what the first was asked for, and archives it. All of it or
    /// nothing. Objectives of closed cycles, and what is archived, stay where they are.
    public static let mergeUnits = Method<MergeUnitsRequest, MergeUnitsResponse>(
      path: "okr.v1.UnitService/MergeUnits", clientStreams: false, serverStreams: false)
  }

  /// The paths of all methods.
  public static let paths: [String] = [
    "okr.v1.AlignmentService/CreateAlignment",
    "okr.v1.AlignmentService/GetAlignment",
    "okr.v1.AlignmentService/ListAlignments",
    "okr.v1.AlignmentService/UpdateAlignment",
    "okr.v1.AlignmentService/DeleteAlignment",
    "okr.v1.CheckInService/RecordCheckIn",
    "okr.v1.CheckInService/BatchRecordCheckIns",
    "okr.v1.CheckInService/CorrectCheckIn",
    "okr.v1.CheckInService/GetCheckIn",
    "okr.v1.CheckInService/ListCheckIns",
    "okr.v1.CycleService/CreateCycle",
    "okr.v1.CycleService/GetCycle",
    "okr.v1.CycleService/ListCycles",
    "okr.v1.CycleService/UpdateCycle",
    "okr.v1.CycleService/ArchiveCycle",
    "okr.v1.CycleService/RestoreCycle",
    "okr.v1.CycleService/ListCyclePolicies",
    "okr.v1.CycleService/GetCycleReadiness",
    "okr.v1.CycleService/CloseCycle",
    "okr.v1.CycleService/ReopenCycle",
    "okr.v1.CycleService/ListCycleCloses",
    "okr.v1.CycleService/ListClosedFigures",
    "okr.v1.CycleService/CompareClose",
    "okr.v1.DependencyService/CreateDependency",
    "okr.v1.DependencyService/GetDependency",
    "okr.v1.DependencyService/ListDependencies",
    "okr.v1.DependencyService/UpdateDependency",
    "okr.v1.DependencyService/AcceptDependency",
    "okr.v1.DependencyService/DeclineDependency",
    "okr.v1.DependencyService/DeliverDependency",
    "okr.v1.DependencyService/WithdrawDependency",
    "okr.v1.DependencyService/ReopenDependency",
    "okr.v1.DependencyService/ArchiveDependency",
    "okr.v1.DependencyService/RestoreDependency",
    "okr.v1.GradeService/RecordGrade",
    "okr.v1.GradeService/GetGrade",
    "okr.v1.GradeService/ListGrades",
    "okr.v1.HealthService/Check",
    "okr.v1.HealthService/WatchHealth",
    "okr.v1.ImportService/ImportDocument",
    "okr.v1.ImportService/ExportDocument",
    "okr.v1.ImportService/ComparePublished",
    "okr.v1.KeyResultService/CreateKeyResult",
    "okr.v1.KeyResultService/GetKeyResult",
    "okr.v1.KeyResultService/ListKeyResults",
    "okr.v1.KeyResultService/UpdateKeyResult",
    "okr.v1.KeyResultService/ArchiveKeyResult",
    "okr.v1.KeyResultService/RestoreKeyResult",
    "okr.v1.MemberService/CreateMember",
    "okr.v1.MemberService/GetMember",
    "okr.v1.MemberService/ListMembers",
    "okr.v1.MemberService/UpdateMember",
    "okr.v1.MemberService/ArchiveMember",
    "okr.v1.MemberService/RestoreMember",
    "okr.v1.MetaService/GetDescriptors",
    "okr.v1.MetricService/CreateMetric",
    "okr.v1.MetricService/GetMetric",
    "okr.v1.MetricService/ListMetrics",
    "okr.v1.MetricService/UpdateMetric",
    "okr.v1.MetricService/ArchiveMetric",
    "okr.v1.MetricService/RestoreMetric",
    "okr.v1.ObjectiveService/CreateObjective",
    "okr.v1.ObjectiveService/GetObjective",
    "okr.v1.ObjectiveService/ListObjectives",
    "okr.v1.ObjectiveService/UpdateObjective",
    "okr.v1.ObjectiveService/ArchiveObjective",
    "okr.v1.ObjectiveService/RestoreObjective",
    "okr.v1.OperationService/StartImport",
    "okr.v1.OperationService/StartExport",
    "okr.v1.OperationService/StartClose",
    "okr.v1.OperationService/GetOperation",
    "okr.v1.OperationService/ListOperations",
    "okr.v1.OperationService/WaitOperation",
    "okr.v1.OperationService/CancelOperation",
    "okr.v1.OperationService/ReadOperationResult",
    "okr.v1.OrganisationService/CreateOrganisation",
    "okr.v1.OrganisationService/GetOrganisation",
    "okr.v1.OrganisationService/ListOrganisations",
    "okr.v1.OrganisationService/UpdateOrganisation",
    "okr.v1.OrganisationService/ArchiveOrganisation",
    "okr.v1.OrganisationService/RestoreOrganisation",
    "okr.v1.OrganisationService/ListPlacements",
    "okr.v1.OrganisationService/DedicatePlacement",
    "okr.v1.OrganisationService/DropPlacement",
    "okr.v1.OverrideService/SetOverride",
    "okr.v1.OverrideService/GetOverride",
    "okr.v1.OverrideService/ListOverrides",
    "okr.v1.OverrideService/WithdrawOverride",
    "okr.v1.RegionService/CreateRegion",
    "okr.v1.RegionService/GetRegion",
    "okr.v1.RegionService/ListRegions",
    "okr.v1.RegionService/UpdateRegion",
    "okr.v1.RegionService/ArchiveRegion",
    "okr.v1.RegionService/RestoreRegion",
    "okr.v1.ScoreService/GetTree",
    "okr.v1.ScoreService/QueryRollup",
    "okr.v1.ScoreService/QueryMetric",
    "okr.v1.ScoreService/Explain",
    "okr.v1.ScoreService/ExplainRollup",
    "okr.v1.ScoreService/ExplainChange",
    "okr.v1.ScoreService/ExplainRollupChange",
    "okr.v1.ScoreService/QueryTrend",
    "okr.v1.ScoreService/WhatIf",
    "okr.v1.ScoreService/Watch",
    "okr.v1.ServerService/GetStats",
    "okr.v1.ServerService/VerifyOrganisation",
    "okr.v1.TokenService/CreateToken",
    "okr.v1.TokenService/GetToken",
    "okr.v1.TokenService/ListTokens",
    "okr.v1.TokenService/UpdateToken",
    "okr.v1.TokenService/RevokeToken",
    "okr.v1.TokenService/WhoAmI",
    "okr.v1.TokenService/CheckAccess",
    "okr.v1.UnitService/CreateUnit",
    "okr.v1.UnitService/GetUnit",
    "okr.v1.UnitService/ListUnits",
    "okr.v1.UnitService/UpdateUnit",
    "okr.v1.UnitService/ArchiveUnit",
    "okr.v1.UnitService/RestoreUnit",
    "okr.v1.UnitService/SplitUnit",
    "okr.v1.UnitService/MergeUnits",
  ]
}
