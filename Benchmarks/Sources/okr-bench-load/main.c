// okr-bench-load [--tls AUTHORITY] [--rate RATE] HOST PORT TOKEN CONNECTIONS DEPTH SECONDS KEY_RESULTS OPERATION
//
// The least client that can be: frames written by hand, one thread. It takes little from the cores that it shares with
// the server. Key results are kr-0 … kr-(KEY_RESULTS - 1), three under each of o-0 …; regions are r-0 … r-7.
//
// Closed loop: DEPTH requests are in flight on each connection. With RATE an open one: so many requests a second fall
// due, independently of each other and of the answers, and a latency counts from then, so that what waits for one of
// the DEPTH places isn't left out.
//
// What is refused for now is asked again after the time that the refusal names, as any client would: in an open loop its
// latency counts on, in a closed one its place does nothing else meanwhile.
//
// OPERATION is check-in, read (a key result), objective (read at least at the revision that the first answer named), or
// rollup (of one region). Prints: requests a second, errors, and the latency's median, 99th percentile and maximum in
// microseconds.
#include <okr_bench_wire.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>

enum { RESOURCE_EXHAUSTED = 8 };
static const int64_t PATIENCE_NS = 60000000000LL;
enum { MOST_DEPTH = 256, MOST_LATENCIES = 4000000, REGIONS = 8, MOST_EVENTS = 64 };

enum operation { CHECK_IN, READ, OBJECTIVE, ROLLUP, OPERATIONS };

static const struct {
  const char *word, *method;
} operations[] = {
    [CHECK_IN] = {"check-in", "okr.v1.CheckInService/RecordCheckIn"},
    [READ] = {"read", "okr.v1.KeyResultService/GetKeyResult"},
    [OBJECTIVE] = {"objective", "okr.v1.ObjectiveService/GetObjective"},
    [ROLLUP] = {"rollup", "okr.v1.ScoreService/QueryRollup"},
};

struct connection {
  struct channel channel;
  int in_flight;
  // When the request of a stream was sent or due, by its number modulo the most depth.
  int64_t since[MOST_DEPTH];
};

static struct options {
  const char *authority, *host, *token;
  double rate, seconds;
  int port, connections, depth, key_results;
  enum operation operation;
} options;

static struct connection *all;
static int epoll;
static int64_t *latencies;
static size_t asked, done, errors, kept;
// Requests that were refused for now: since when their latency counts, and when they may be asked again.
static struct refused {
  int64_t since, again;
} *refused;
static size_t refused_count, refusals;
// The revision that reads of objectives show at least.
static char at_least[32];

// ── Requests ──

static size_t rollup(uint8_t *to) {
  enum { BY_REGION = 1 };
  char region[8];
  int size = sprintf(region, "r-%d", (int)(random_number() % REGIONS));
  uint8_t *end = number(to, 1, BY_REGION);
  end = bytes(end, 3, region, (size_t)size);
  return (size_t)(end - to);
}

static size_t payload(uint8_t *to) {
  if (options.operation == ROLLUP) return rollup(to);
  char id[32];
  int row = (int)(random_number() % (uint64_t)options.key_results);
  int is_objective = options.operation == OBJECTIVE;
  int id_size = is_objective ? sprintf(id, "o-%d", row / 3) : sprintf(id, "kr-%d", row);
  if (options.operation == CHECK_IN) return check_in(to, id, (int64_t)(random_number() % 100) * 1000000);
  return (size_t)(bytes(to, 1, id, (size_t)id_size) - to);
}

// Puts a request behind the others, with its latency counting from `since`.
static void ask(struct connection *connection, int64_t since) {
  const char *method = operations[options.operation].method;
  uint8_t body[512], request[1024];
  size_t body_size = payload(body);
  int64_t stream = connection->channel.next_stream++;
  uint8_t *end = number(request, 1, (uint64_t)stream);
  end = bytes(end, 2, method, strlen(method));
  end = bytes(end, 5, body, body_size);
  if (*at_least) end = bytes(end, 8, at_least, strlen(at_least));
  channel_put(&connection->channel, 4, request, (size_t)(end - request));
  connection->since[stream % MOST_DEPTH] = since;
  connection->in_flight++;
  asked++;
}

// ── Answers ──

// The answers that have come. Returns how many weren't refused for now.
static int take(struct connection *connection) {
  channel_receive(&connection->channel);
  const uint8_t *body, *end;
  size_t at = 0;
  int taken = 0, put_off = 0;
  while ((body = channel_frame(&connection->channel, &at, &end))) {
    struct answer answer;
    if (!read_answer(body, end, &answer)) continue;
    taken++;
    int64_t since = connection->since[answer.stream % MOST_DEPTH];
    if (answer.code == RESOURCE_EXHAUSTED) {
      int64_t again = now_ns(CLOCK_MONOTONIC) + (int64_t)answer.retry_after * 1000;
      refused[refused_count++] = (struct refused){since, again};
      refusals++;
      put_off++;
      continue;
    }
    if (answer.code != 0) errors++;
    if (options.operation == OBJECTIVE && !*at_least) sprintf(at_least, "r%lld", (long long)answer.revision);
    if (kept < MOST_LATENCIES)
      latencies[kept++] = now_ns(CLOCK_MONOTONIC) - since;
  }
  channel_taken(&connection->channel, at);
  connection->in_flight -= taken;
  done += (size_t)taken;
  return taken - put_off;
}

// Waits for answers until `until`. `answered` hears how many came on a connection.
static int await_answers(int64_t until, void (*answered)(struct connection *, int)) {
  struct epoll_event events[MOST_EVENTS];
  int ready = wait_until(epoll, events, MOST_EVENTS, until);
  if (ready < 0 && errno != EINTR) fail("wait");
  for (int i = 0; i < ready; i++) answered(events[i].data.ptr, take(events[i].data.ptr));
  return ready;
}

static void leave(struct connection *connection, int count) {
  (void)connection;
  (void)count;
}

static void ask_again(struct connection *connection, int count) {
  for (int i = 0; i < count; i++) ask(connection, now_ns(CLOCK_MONOTONIC));
  channel_flush(&connection->channel);
}

// What is in flight is waited for, but not for longer than five seconds of silence.
static void drain(void) {
  while (done < asked && await_answers(now_ns(CLOCK_MONOTONIC) + 5000000000LL, leave) > 0) continue;
}

// ── The two loops ──

// The next connection with a place, in turn, or NULL.
static struct connection *free_connection(void) {
  static int turn;
  for (int i = 0; i < options.connections; i++) {
    struct connection *connection = &all[turn = (turn + 1) % options.connections];
    if (connection->in_flight < options.depth) return connection;
  }
  return NULL;
}

static size_t places(void) { return (size_t)options.connections * (size_t)options.depth; }

// Asks again what was refused, as far as it is time. False where all places are taken, by what waits to be asked again too.
static int ask_what_was_refused(void) {
  for (size_t i = 0; i < refused_count;) {
    if (refused[i].again > now_ns(CLOCK_MONOTONIC)) {
      i++;
      continue;
    }
    struct connection *connection = free_connection();
    if (!connection) return 0;
    ask(connection, refused[i].since);
    channel_flush(&connection->channel);
    refused[i] = refused[--refused_count];
  }
  return refused_count < places();
}

// What was refused isn't left out: it is the slowest.
static void ask_the_rest(int64_t patience) {
  for (drain(); refused_count > 0 && now_ns(CLOCK_MONOTONIC) < patience; drain()) {
    await_answers(now_ns(CLOCK_MONOTONIC) + 1000000LL, leave);
    ask_what_was_refused();
  }
  errors += refused_count;
}

static void closed_loop(int64_t end) {
  for (int i = 0; i < options.connections; i++) ask_again(&all[i], options.depth);
  while (now_ns(CLOCK_MONOTONIC) < end) {
    await_answers(now_ns(CLOCK_MONOTONIC) + (refused_count ? 1000000LL : 100000000LL), ask_again);
    ask_what_was_refused();
  }
  ask_the_rest(end + PATIENCE_NS);
}

// Sends what is due by now. False where all places are taken.
static int ask_what_is_due(int64_t *due, int64_t end) {
  if (!ask_what_was_refused()) return 0;
  while (*due <= now_ns(CLOCK_MONOTONIC) && *due < end) {
    struct connection *connection = free_connection();
    if (!connection) return 0;
    ask(connection, *due);
    channel_flush(&connection->channel);
    *due += arrival_gap(options.rate);
  }
  return 1;
}

static void open_loop(int64_t end) {
  // The kernel would wake this thread up to 50 µs late.
  prctl(PR_SET_TIMERSLACK, 1);
  int64_t due = now_ns(CLOCK_MONOTONIC) + arrival_gap(options.rate);
  while (due < end) {
    int has_room = ask_what_is_due(&due, end);
    await_answers(has_room ? due : now_ns(CLOCK_MONOTONIC) + 100000000LL, leave);
  }
  ask_the_rest(end + PATIENCE_NS);
}

static int usage(void) {
  fprintf(stderr, "okr-bench-load [--tls AUTHORITY] [--rate RATE] HOST PORT TOKEN CONNECTIONS DEPTH SECONDS "
                  "KEY_RESULTS check-in|read|objective|rollup\n");
  return 64;
}

// False where the words make no sense.
static int read_options(int count, char **words) {
  for (; count > 2 && strncmp(words[1], "--", 2) == 0; words += 2, count -= 2) {
    if (strcmp(words[1], "--tls") == 0) options.authority = words[2];
    else if (strcmp(words[1], "--rate") == 0) options.rate = atof(words[2]);
    else return 0;
  }
  if (count != 9) return 0;
  options.host = words[1];
  options.port = atoi(words[2]);
  options.token = words[3];
  options.connections = atoi(words[4]);
  options.depth = atoi(words[5]);
  options.seconds = atof(words[6]);
  options.key_results = atoi(words[7]);
  while (options.operation < OPERATIONS && strcmp(words[8], operations[options.operation].word) != 0)
    options.operation++;
  return options.operation < OPERATIONS && options.connections > 0 && options.depth > 0 &&
         options.depth <= MOST_DEPTH && options.key_results > 0 && options.rate >= 0;
}

int main(int count, char **words) {
  if (!read_options(count, words)) return usage();
  latencies = malloc(MOST_LATENCIES * sizeof *latencies);
  all = calloc((size_t)options.connections, sizeof *all);
  refused = calloc(2 * places(), sizeof *refused);
  if (!latencies || !all || !refused) fail("memory");
  epoll = epoll_create1(0);
  SSL_CTX *tls = options.authority ? trust(options.authority) : NULL;
  for (int i = 0; i < options.connections; i++) {
    channel_open(&all[i].channel, options.host, options.port, options.token, tls);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].channel.descriptor, &event);
  }
  int64_t start = now_ns(CLOCK_MONOTONIC), end = start + (int64_t)(options.seconds * 1e9);
  (options.rate > 0 ? open_loop : closed_loop)(end);
  int64_t last = now_ns(CLOCK_MONOTONIC);
  qsort(latencies, kept, sizeof *latencies, ascending);
  printf("%.0f %zu %.0f %.0f %.0f\n", (double)(done - refusals) / ((double)(last - start) / 1e9), errors,
         kept ? latencies[kept / 2] / 1e3 : 0, kept ? latencies[kept * 99 / 100] / 1e3 : 0,
         kept ? latencies[kept - 1] / 1e3 : 0);
  return done == asked ? 0 : 1;
}
