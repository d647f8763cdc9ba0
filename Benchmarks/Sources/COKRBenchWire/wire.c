// Clocks, chance, protobuf and requests.
#include "okr_bench_wire.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int64_t now_ns(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static uint64_t random_state = 88172645463325252ULL;

uint64_t random_number(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

int64_t arrival_gap(double rate) {
  double chance = (double)((random_number() >> 11) + 1) / (double)(1LL << 53);
  return (int64_t)(-log(chance) / rate * 1e9);
}

void fail(const char *what) {
  fprintf(stderr, "okr-bench: %s: %s\n", what, strerror(errno));
  exit(1);
}

void give_up(const char *why) {
  fprintf(stderr, "okr-bench: %s\n", why);
  exit(1);
}

int ascending(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return x < y ? -1 : x > y;
}

// ── Protobuf ──

uint8_t *varint(uint8_t *at, uint64_t value) {
  while (value >= 128) {
    *at++ = (uint8_t)(value | 128);
    value >>= 7;
  }
  *at++ = (uint8_t)value;
  return at;
}

uint8_t *bytes(uint8_t *at, int field, const void *data, size_t size) {
  at = varint(at, (uint64_t)field << 3 | 2);
  at = varint(at, size);
  memcpy(at, data, size);
  return at + size;
}

uint8_t *number(uint8_t *at, int field, uint64_t value) {
  return varint(varint(at, (uint64_t)field << 3), value);
}

static const uint8_t *read_varint(const uint8_t *at, const uint8_t *end, uint64_t *value) {
  *value = 0;
  for (int shift = 0; at < end && shift < 64; shift += 7) {
    *value |= (uint64_t)(*at & 127) << shift;
    if (!(*at++ & 128)) return at;
  }
  return NULL;
}

int find(const uint8_t *at, const uint8_t *end, int field, uint64_t *value, const uint8_t **data) {
  int found = 0;
  while (at && at < end) {
    uint64_t tag, size;
    at = read_varint(at, end, &tag);
    if (!at) break;
    at = read_varint(at, end, &size);
    if (!at) break;
    int is_this = (int)(tag >> 3) == field;
    if (is_this) {
      *value = size;
      if (data) *data = at;
      found = 1;
    }
    if ((tag & 7) == 2) at += size;
  }
  return found;
}

// ── Requests ──

void uuid7(char *text) {
  uint64_t ms = (uint64_t)(now_ns(CLOCK_REALTIME) / 1000000);
  uint64_t a = random_number(), b = random_number();
  sprintf(text, "%08x-%04x-7%03x-%04x-%012llx", (unsigned)(ms >> 16), (unsigned)(ms & 0xFFFF), (unsigned)(a & 0xFFF),
          (unsigned)(0x8000 | (a >> 16 & 0x3FFF)), (unsigned long long)(b & 0xFFFFFFFFFFFFULL));
}

size_t check_in(uint8_t *to, const char *key_result, int64_t value) {
  char key[40];
  uuid7(key);
  uint8_t mutation[64], wrapped[16], record[96];
  size_t mutation_size = (size_t)(bytes(mutation, 1, key, 36) - mutation);
  size_t wrapped_size = (size_t)(number(wrapped, 1, (uint64_t)value) - wrapped);
  uint8_t *end = bytes(record, 2, key_result, strlen(key_result));
  end = bytes(end, 4, wrapped, wrapped_size);
  size_t record_size = (size_t)(end - record);
  end = bytes(to, 1, mutation, mutation_size);
  end = bytes(end, 2, record, record_size);
  return (size_t)(end - to);
}

int read_answer(const uint8_t *body, const uint8_t *end, struct answer *answer) {
  uint64_t size, part;
  const uint8_t *member, *inside;
  if (find(body, end, 11, &size, &member)) give_up("the server said go away");
  if (!find(body, end, 6, &size, &member)) return 0;
  const uint8_t *member_end = member + size;
  *answer = (struct answer){0};
  find(member, member_end, 1, &answer->stream, NULL);
  if (find(member, member_end, 2, &part, &inside)) {
    find(inside, inside + part, 1, &answer->code, NULL);
    find(inside, inside + part, 6, &answer->retry_after, NULL);
  }
  // A token is "r" and the revision in decimals.
  if (find(member, member_end, 3, &part, &inside))
    for (const uint8_t *digit = inside + 1; digit < inside + part; digit++)
      answer->revision = answer->revision * 10 + (*digit - '0');
  return 1;
}
