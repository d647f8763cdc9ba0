// okr-bench-load HOST PORT TOKEN CONNECTIONS DEPTH SECONDS KEY_RESULTS check-in|read|objective
//
// The least client that can be: closed loop, DEPTH requests in flight on each connection, frames written by hand. It
// takes little from the cores that it shares with the server. Key results are kr-0 … kr-(KEY_RESULTS - 1), three under
// each of o-0 …; a read of an objective asks for at least the revision that the first answer named.
// Prints: requests a second, errors, and the latency's median, 99th percentile and maximum in microseconds.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 1 << 18, MOST_DEPTH = 256 };

struct connection {
  int descriptor;
  int64_t next_stream;
  uint8_t out[BUFFER], in[BUFFER];
  size_t out_size, in_size;
  // When the request of a stream was sent, by its number modulo the most depth.
  int64_t sent[MOST_DEPTH];
};

static int64_t now_ns(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static uint64_t random_state = 88172645463325252ULL;

static uint64_t random_number(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static void fail(const char *what) {
  fprintf(stderr, "okr-bench-load: %s: %s\n", what, strerror(errno));
  exit(1);
}

// ── Protobuf, as much of it as is needed ──

static uint8_t *varint(uint8_t *at, uint64_t value) {
  while (value >= 128) {
    *at++ = (uint8_t)(value | 128);
    value >>= 7;
  }
  *at++ = (uint8_t)value;
  return at;
}

static uint8_t *bytes(uint8_t *at, int field, const void *data, size_t size) {
  at = varint(at, (uint64_t)field << 3 | 2);
  at = varint(at, size);
  memcpy(at, data, size);
  return at + size;
}

static uint8_t *number(uint8_t *at, int field, uint64_t value) {
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

// The value or the bytes of a field; the last one wins.
static int find(const uint8_t *at, const uint8_t *end, int field, uint64_t *value, const uint8_t **data) {
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

// A length and a Frame with one member.
static size_t frame(uint8_t *to, int member, const uint8_t *body, size_t size) {
  uint8_t *end = bytes(to + 4, member, body, size);
  uint32_t length = htonl((uint32_t)(end - to - 4));
  memcpy(to, &length, 4);
  return (size_t)(end - to);
}

// ── Requests ──

// Reads are of objectives rather than of key results, and show at least this revision.
static int reads_objectives;
static char at_least[32];

static void uuid7(char *text) {
  uint64_t ms = (uint64_t)(now_ns(CLOCK_REALTIME) / 1000000);
  uint64_t a = random_number(), b = random_number();
  sprintf(text, "%08x-%04x-7%03x-%04x-%012llx", (unsigned)(ms >> 16), (unsigned)(ms & 0xFFFF), (unsigned)(a & 0xFFF),
          (unsigned)(0x8000 | (a >> 16 & 0x3FFF)), (unsigned long long)(b & 0xFFFFFFFFFFFFULL));
}

static size_t payload(uint8_t *to, int is_read, int key_results) {
  char id[32];
  int row = (int)(random_number() % (uint64_t)key_results);
  int id_size = reads_objectives ? sprintf(id, "o-%d", row / 3) : sprintf(id, "kr-%d", row);
  if (is_read) return (size_t)(bytes(to, 1, id, (size_t)id_size) - to);
  char key[40];
  uuid7(key);
  uint8_t mutation[64], value[16], check_in[96];
  size_t mutation_size = (size_t)(bytes(mutation, 1, key, 36) - mutation);
  size_t value_size = (size_t)(number(value, 1, random_number() % 100 * 1000000) - value);
  uint8_t *end = bytes(check_in, 2, id, (size_t)id_size);
  end = bytes(end, 4, value, value_size);
  size_t check_in_size = (size_t)(end - check_in);
  end = bytes(to, 1, mutation, mutation_size);
  end = bytes(end, 2, check_in, check_in_size);
  return (size_t)(end - to);
}

static void ask(struct connection *connection, int is_read, int key_results) {
  static const char *methods[] = {"okr.v1.CheckInService/RecordCheckIn", "okr.v1.KeyResultService/GetKeyResult",
                                  "okr.v1.ObjectiveService/GetObjective"};
  const char *method = methods[is_read + reads_objectives];
  uint8_t body[512], request[1024];
  size_t body_size = payload(body, is_read, key_results);
  int64_t stream = connection->next_stream++;
  uint8_t *end = number(request, 1, (uint64_t)stream);
  end = bytes(end, 2, method, strlen(method));
  end = bytes(end, 5, body, body_size);
  if (*at_least) end = bytes(end, 8, at_least, strlen(at_least));
  connection->out_size +=
      frame(connection->out + connection->out_size, 4, request, (size_t)(end - request));
  connection->sent[stream % MOST_DEPTH] = now_ns(CLOCK_MONOTONIC);
}

static void flush_out(struct connection *connection) {
  size_t done = 0;
  while (done < connection->out_size) {
    ssize_t count = write(connection->descriptor, connection->out + done, connection->out_size - done);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (count <= 0) fail("write");
    done += (size_t)count;
  }
  connection->out_size = 0;
}

static void open_connection(struct connection *connection, const char *host, int port, const char *token) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  if (inet_pton(AF_INET, host, &address.sin_addr) != 1) fail("address");
  connection->descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(connection->descriptor, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
  int on = 1;
  setsockopt(connection->descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  uint8_t hello[512];
  uint8_t *end = number(hello, 1, 1);
  end = bytes(end, 2, token, strlen(token));
  connection->out_size = frame(connection->out, 1, hello, (size_t)(end - hello));
  flush_out(connection);
  uint32_t length;
  if (recv(connection->descriptor, &length, 4, MSG_WAITALL) != 4) fail("no welcome");
  length = ntohl(length);
  if (length > BUFFER || recv(connection->descriptor, connection->in, length, MSG_WAITALL) != (ssize_t)length)
    fail("no welcome");
  if (connection->in[0] != (2 << 3 | 2)) {
    fprintf(stderr, "okr-bench-load: not welcome\n");
    exit(1);
  }
  connection->next_stream = 1;
}

static int64_t *latencies;
static size_t done, errors, kept;

// The answers in what was read; each is followed by another request while time is left.
static void take(struct connection *connection, int goes_on, int is_read, int key_results) {
  uint8_t *at = connection->in, *all = connection->in + connection->in_size;
  while (all - at >= 4) {
    uint32_t length;
    memcpy(&length, at, 4);
    length = ntohl(length);
    if ((size_t)(all - at) < 4 + length) break;
    uint8_t *body = at + 4, *end = body + length;
    at = end;
    uint64_t size, stream = 0, code = 0, unused;
    const uint8_t *member, *status;
    if (find(body, end, 11, &size, &member)) {
      fprintf(stderr, "okr-bench-load: the server said go away\n");
      exit(1);
    }
    if (!find(body, end, 6, &size, &member)) continue;
    find(member, member + size, 1, &stream, NULL);
    if (find(member, member + size, 2, &unused, &status)) find(status, status + unused, 1, &code, NULL);
    if (code != 0) errors++;
    if (reads_objectives && !*at_least && find(member, member + size, 3, &unused, &status) && unused < sizeof at_least)
      memcpy(at_least, status, unused);
    done++;
    if (kept < 4000000) latencies[kept++] = now_ns(CLOCK_MONOTONIC) - connection->sent[stream % MOST_DEPTH];
    if (goes_on) ask(connection, is_read, key_results);
  }
  connection->in_size = (size_t)(all - at);
  memmove(connection->in, at, connection->in_size);
  if (connection->out_size) flush_out(connection);
}

static int ascending(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return x < y ? -1 : x > y;
}

int main(int count, char **words) {
  if (count != 9) {
    fprintf(stderr, "okr-bench-load HOST PORT TOKEN CONNECTIONS DEPTH SECONDS KEY_RESULTS check-in|read|objective\n");
    return 64;
  }
  int connections = atoi(words[4]), depth = atoi(words[5]), key_results = atoi(words[7]);
  double seconds = atof(words[6]);
  reads_objectives = strcmp(words[8], "objective") == 0;
  int is_read = reads_objectives || strcmp(words[8], "read") == 0;
  if (connections < 1 || depth < 1 || depth > MOST_DEPTH || key_results < 1) return 64;
  latencies = malloc(4000000 * sizeof *latencies);
  struct connection *all = calloc((size_t)connections, sizeof *all);
  int epoll = epoll_create1(0);
  for (int i = 0; i < connections; i++) {
    open_connection(&all[i], words[1], atoi(words[2]), words[3]);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].descriptor, &event);
  }
  int64_t start = now_ns(CLOCK_MONOTONIC), end = start + (int64_t)(seconds * 1e9);
  for (int i = 0; i < connections; i++) {
    for (int j = 0; j < depth; j++) ask(&all[i], is_read, key_results);
    flush_out(&all[i]);
  }
  int64_t last = start;
  size_t wanted = 0;
  while (1) {
    int goes_on = now_ns(CLOCK_MONOTONIC) < end;
    struct epoll_event events[64];
    int ready = epoll_wait(epoll, events, 64, goes_on ? 100 : 5000);
    if (ready == 0 && !goes_on) break;
    for (int i = 0; i < ready; i++) {
      struct connection *connection = events[i].data.ptr;
      ssize_t got = recv(connection->descriptor, connection->in + connection->in_size,
                         BUFFER - connection->in_size, MSG_DONTWAIT);
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (got <= 0) fail("the server closed a connection");
      connection->in_size += (size_t)got;
      take(connection, goes_on, is_read, key_results);
    }
    last = now_ns(CLOCK_MONOTONIC);
    wanted = 0;
    for (int i = 0; i < connections; i++) wanted += (size_t)(all[i].next_stream - 1);
    if (!goes_on && done == wanted) break;
  }
  qsort(latencies, kept, sizeof *latencies, ascending);
  printf("%.0f %zu %.0f %.0f %.0f\n", (double)done / ((double)(last - start) / 1e9), errors,
         kept ? latencies[kept / 2] / 1e3 : 0, kept ? latencies[kept * 99 / 100] / 1e3 : 0,
         kept ? latencies[kept - 1] / 1e3 : 0);
  return done == wanted ? 0 : 1;
}
