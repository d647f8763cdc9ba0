// The scores of a forest in flat arrays: what the engine computes, without health, colours, cells or edits.
#ifndef CPEER_H
#define CPEER_H

#include <stddef.h>
#include <stdint.h>

enum cpeer_kind {
  CPEER_METRIC,
  CPEER_AT_LEAST,
  CPEER_AT_MOST,
  CPEER_GRADED,
  CPEER_BINARY,
  CPEER_MILESTONE,
  // Three points: (first, 300000), (middle, 700000), (second, 1000000).
  CPEER_CHECKPOINTS,
};

// No score.
#define CPEER_ABSENT INT32_MIN
#define CPEER_NO_PARENT UINT32_MAX

// Key results by row, objectives by row; a parent's row is below its children's. Nothing is owned here.
struct cpeer_forest {
  size_t key_results;
  const uint8_t *kind;
  const int64_t *first;
  const int64_t *middle;
  const int64_t *second;
  int64_t *value;
  const uint8_t *has_value;
  const int32_t *weight;
  const uint32_t *objective;
  int64_t *attainment;
  int32_t *score;

  size_t objectives;
  const uint32_t *parent;
  const int32_t *edge_weight;
  int64_t *weighted_score;
  int64_t *scored_weight;
  int64_t *weighted_coverage;
  int64_t *all_weight;
  int32_t *objective_score;
  int32_t *objective_coverage;
};

// Every figure from scratch.
void cpeer_recompute(const struct cpeer_forest *forest);

// One new value, and what follows from it up to the root.
void cpeer_check_in(const struct cpeer_forest *forest, size_t key_result, int64_t value);

// Gives memory that was freed back to the system, so that what is resident is what is used.
void cpeer_trim(void);

#endif
