#include "cpeer.h"

#include <malloc.h>

static const int64_t one = 1000000;
static const int64_t limit = 1000000000000;

// numerator / denominator, rounded half to even; the denominator is above zero.
static inline __int128 rounded(__int128 numerator, __int128 denominator) {
  __int128 quotient = numerator / denominator;
  __int128 rest = numerator % denominator;
  if (rest < 0) {
    quotient -= 1;
    rest += denominator;
  }
  __int128 twice = rest * 2;
  if (twice > denominator || (twice == denominator && (quotient & 1))) quotient += 1;
  return quotient;
}

static inline int64_t ratio(int64_t value, int64_t from, int64_t to) {
  __int128 way = (__int128)value - from;
  __int128 whole = (__int128)to - from;
  if (whole < 0) {
    way = -way;
    whole = -whole;
  }
  __int128 ppm = rounded(way * one, whole);
  return ppm > limit ? limit : ppm < -limit ? -limit : (int64_t)ppm;
}

static inline int64_t checkpoints(int64_t value, int64_t first, int64_t middle, int64_t second) {
  if (value <= first) return 300000;
  if (value >= second) return 1000000;
  int64_t low = value <= middle ? first : middle;
  int64_t high = value <= middle ? middle : second;
  int64_t low_score = value <= middle ? 300000 : 700000;
  int64_t high_score = value <= middle ? 700000 : 1000000;
  __int128 width = (__int128)high - low;
  return (int64_t)rounded(low_score * width + (__int128)(high_score - low_score) * ((__int128)value - low), width);
}

static inline int64_t attainment(const struct cpeer_forest *f, size_t k) {
  int64_t value = f->value[k];
  switch (f->kind[k]) {
    case CPEER_METRIC: return ratio(value, f->first[k], f->second[k]);
    case CPEER_AT_LEAST: return value >= f->first[k] ? one : 0;
    case CPEER_AT_MOST: return value <= f->first[k] ? one : 0;
    case CPEER_MILESTONE: return ratio(f->first[k], 0, f->second[k]);
    case CPEER_CHECKPOINTS: return checkpoints(value, f->first[k], f->middle[k], f->second[k]);
    default: return value > limit ? limit : value < -limit ? -limit : value;
  }
}

static inline int32_t clamped(int64_t attainment) {
  return (int32_t)(attainment < 0 ? 0 : attainment > one ? one : attainment);
}

static inline void settle(const struct cpeer_forest *f, size_t o) {
  f->objective_score[o] =
      f->scored_weight[o] > 0 ? (int32_t)rounded(f->weighted_score[o], f->scored_weight[o]) : CPEER_ABSENT;
  f->objective_coverage[o] = f->all_weight[o] > 0 ? (int32_t)rounded(f->weighted_coverage[o], f->all_weight[o]) : 0;
}

void cpeer_recompute(const struct cpeer_forest *f) {
  for (size_t o = 0; o < f->objectives; o++) {
    f->weighted_score[o] = f->scored_weight[o] = f->weighted_coverage[o] = f->all_weight[o] = 0;
  }
  for (size_t k = 0; k < f->key_results; k++) {
    uint32_t o = f->objective[k];
    int64_t weight = f->weight[k];
    int32_t score = 0;
    if (f->has_value[k]) {
      int64_t found = attainment(f, k);
      f->attainment[k] = found;
      score = clamped(found);
      f->weighted_coverage[o] += weight * one;
    }
    f->score[k] = score;
    f->weighted_score[o] += weight * score;
    f->scored_weight[o] += weight;
    f->all_weight[o] += weight;
  }
  for (size_t o = f->objectives; o-- > 0;) {
    settle(f, o);
    uint32_t parent = f->parent[o];
    if (parent == CPEER_NO_PARENT) continue;
    int64_t weight = f->edge_weight[o];
    if (f->objective_score[o] != CPEER_ABSENT) {
      f->weighted_score[parent] += weight * f->objective_score[o];
      f->scored_weight[parent] += weight;
    }
    f->weighted_coverage[parent] += weight * f->objective_coverage[o];
    f->all_weight[parent] += weight;
  }
}

void cpeer_check_in(const struct cpeer_forest *f, size_t k, int64_t value) {
  f->value[k] = value;
  int64_t found = attainment(f, k);
  f->attainment[k] = found;
  int64_t weight = f->weight[k];
  int64_t change = clamped(found) - f->score[k];
  f->score[k] = clamped(found);
  uint32_t o = f->objective[k];
  while (1) {
    f->weighted_score[o] += weight * change;
    int32_t before = f->objective_score[o];
    settle(f, o);
    change = f->objective_score[o] - before;
    weight = f->edge_weight[o];
    if (f->parent[o] == CPEER_NO_PARENT || change == 0) return;
    o = f->parent[o];
  }
}

void cpeer_trim(void) { malloc_trim(0); }
