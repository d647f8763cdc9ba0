// What the load clients share: clocks, as much of protobuf as they need, frames, and connections.
#pragma once
#include <openssl/ssl.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

// ── Time and chance ──

int64_t now_ns(clockid_t clock);
uint64_t random_number(void);

// Nanoseconds from one arrival to the next where so many a second come independently of each other.
int64_t arrival_gap(double rate);

// Ends the client: `fail` with the system's reason, `give_up` where there is none.
_Noreturn void fail(const char *what);
_Noreturn void give_up(const char *why);

// ── Protobuf: each writer gives where it ended ──

uint8_t *varint(uint8_t *at, uint64_t value);
uint8_t *bytes(uint8_t *at, int field, const void *data, size_t size);
uint8_t *number(uint8_t *at, int field, uint64_t value);

// The value of a field, or the size of its bytes, which `data` then points at; the last one wins. False where there is
// none.
int find(const uint8_t *at, const uint8_t *end, int field, uint64_t *value, const uint8_t **data);

// ── Requests ──

void uuid7(char *text);

// A RecordCheckInRequest of a value in micro-units. Returns its size.
size_t check_in(uint8_t *to, const char *key_result, int64_t value);

// ── Connections ──

enum { OUT_BUFFER = 1 << 18 };

struct channel {
  int descriptor;
  // NULL in plain text.
  SSL *tls;
  // That the next request takes.
  int64_t next_stream;
  uint8_t out[OUT_BUFFER];
  size_t out_size;
  uint8_t *in;
  size_t in_size, in_room;
};

// What connections over TLS need: the authority's certificate is in a PEM file.
SSL_CTX *trust(const char *authority);

// Connects and signs in. `tls` is NULL for plain text.
void channel_open(struct channel *channel, const char *host, int port, const char *token, SSL_CTX *tls);

// Puts a Frame with one member behind what waits to be sent.
void channel_put(struct channel *channel, int member, const uint8_t *body, size_t size);
void channel_flush(struct channel *channel);

// Takes in what has come, without waiting.
void channel_receive(struct channel *channel);

// The body of the whole frame at `*at`, which moves behind it, or NULL.
const uint8_t *channel_frame(const struct channel *channel, size_t *at, const uint8_t **end);

// Forgets what was read up to `at`.
void channel_taken(struct channel *channel, size_t at);

// An End as it came: its stream, its status' code, and the revision in its token.
struct answer {
  uint64_t stream, code;
  int64_t revision;
  // Of a refusal: the microseconds after which it may be tried again.
  uint64_t retry_after;
};

// False where the frame is no End; a go-away ends the client.
int read_answer(const uint8_t *body, const uint8_t *end, struct answer *answer);

// ── Waiting and summing up ──

struct epoll_event;

// Waits until something comes or the instant `until` of the monotonic clock is there, to the microsecond: the
// milliseconds of epoll_wait are too coarse for requests that are due.
int wait_until(int epoll, struct epoll_event *events, int most, int64_t until);

int ascending(const void *a, const void *b);
