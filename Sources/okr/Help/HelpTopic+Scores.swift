// How figures come about, in one page; docs/SCORING.md is the long one.

extension HelpTopic {
  static let scoresText = """
    SCORES
      A key result has an attainment, the way from baseline to target (0 to 1, and
      beyond), and a score: the attainment kept within 0 and the policy's cap.

      metric          (value - baseline) / (target - baseline)
      checkpoints     along the line through --point VALUE=SCORE
      threshold       1 while the bound holds, else 0 or part of the way from
                      --zero-at; by periods: those held / those due, which are
                      over or have a value
      binary          0 or 1
      graded          the ratio that a person enters, such as 0.7
      milestone       weight of the stages done / weight of all: --stage-done
      recurring       what counted in each period, up to --per-period
      find-baseline   1 once a value is recorded
      rollup-value    a metric over the values of the key results aligned to it
      rollup-score    the mean of the objectives aligned to it

      An objective's score is the mean of its key results and of the objectives
      aligned to it, by weight. What is draft, postponed, cancelled or archived
      counts nowhere. Nothing to count is no score, which isn't zero.

      coverage        the share of the score that rests on a value
      expected        the share of the cycle's days that are over, or what phased
                      targets say
      health          pace is score / (expected × 1 where committed, else 0.7):
                      on track from 0.9, at risk from 0.6, behind below; no data
                      without a value; outdated when a check-in is overdue
      colour          by score alone: red, amber, green in the policy's bands
      grade           a person's judgement, beside the score
      override        a score to be read instead, beside it; it never rolls up

      A cycle's policy, and what holds where it says nothing:
      missing zero    without a value a key result scores 0 (exclude: it has no
                      score; zero-after-due: 0 once its check-in is due)
      cap 1           bands 0.4,0.7 and of committed 0.7,1
      pace linear     check-in-every 7 days, grace-days 3

      Phases go draft, review, active, grading, closed, one step forward or back;
      review may be left out. Only closed refuses anything: okr cycle close.

      okr metric rollup METRIC adds up the values of the key results that measure
      it, over regions, units or cycles, by the metric's own rule: sum, mean, min,
      max, latest, or ratio of two metrics' sums.

      okr explain ITEM shows each figure's own sum, and okr explain --since what
      moved it.
    """
}
