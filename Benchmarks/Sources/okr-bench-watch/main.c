// okr-bench-watch HOST PORT TOKEN RATE SECONDS KEY_RESULTS SUBTREES COMPANIES
//
// Check-ins at RATE a second, independent of each other, while COMPANIES watchers see the whole tree and SUBTREES one
// subtree each: those of o-1, o-2, … Objective n stands under (n - 1) / 4 and has three of the key results, which are
// kr-0 … kr-(KEY_RESULTS - 1).
//
// A watcher that sees a check-in's key result is owed an event of the check-in's revision or a later one. The lag is
// the time from the check-in's answer to that event; where the event came first it is 0. Prints: lags measured,
// check-ins and events a second, and the lag's median, 99th percentile and maximum in microseconds. Fails where a
// check-in is refused or an event never comes.
#include <okr_bench_wire.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>

enum {
  SENDERS = 16,
  WATCHERS_PER_CONNECTION = 50,
  MOST_IN_FLIGHT = 250,
  MOST_STREAMS = 256,
  MOST_OWED = 1 << 14,
  MOST_EVENTS = 64,
  // Messages that a watcher may be sent at once; half of them are granted again once they came.
  CREDIT = 64,
  MINUTE = 60 * 1000000,
};

// An answered check-in whose event hasn't come.
struct owed {
  int64_t revision, since;
};

struct watcher {
  // Of the newest event.
  int64_t revision;
  int messages, owed_count;
  struct owed owed[MOST_OWED];
};

struct connection {
  struct channel channel;
  // NULL for those that check in; else its watchers, on streams 1, 2, …
  struct watcher **watchers;
  int in_flight;
  // Of a stream of a check-in, by its number modulo the most streams.
  int key_results[MOST_STREAMS];
};

static int key_results, subtrees, companies;
// First those of o-1, o-2, …, then those of the company.
static struct watcher **watchers;
static int epoll;
static int64_t *lags;
static size_t most_lags, lag_count, asked, unanswered, events_seen, owed_count, silent;

// ── Check-ins ──

// Key results in turn, far from each other, so that no commit changes one twice. Values move by 3.7 from lap to lap,
// and differ from those of other runs and from the whole numbers of other loads: an unchanged figure is no event.
static void ask(struct connection *connection, size_t number_of) {
  static int64_t run;
  if (run == 0) run = now_ns(CLOCK_REALTIME) / 1000000000 % 900;
  int key_result = (int)(number_of * 7919 % (size_t)key_results);
  int64_t lap = (int64_t)(number_of / (size_t)key_results);
  char id[32];
  sprintf(id, "kr-%d", key_result);
  uint8_t body[512], request[1024];
  size_t size = check_in(body, id, (run + 37 * lap) % 900 * 100000 + 50000 + 50 * run);
  int64_t stream = connection->channel.next_stream++;
  uint8_t *end = number(request, 1, (uint64_t)stream);
  static const char method[] = "okr.v1.CheckInService/RecordCheckIn";
  end = bytes(end, 2, method, sizeof method - 1);
  end = bytes(end, 5, body, size);
  channel_put(&connection->channel, 4, request, (size_t)(end - request));
  channel_flush(&connection->channel);
  connection->key_results[stream % MOST_STREAMS] = key_result;
  connection->in_flight++;
  asked++;
  unanswered++;
}

// ── Lags ──

static void keep(int64_t lag) {
  if (lag_count == most_lags) give_up("more lags than expected");
  lags[lag_count++] = lag;
}

static void owe(struct watcher *watcher, int64_t revision, int64_t now) {
  if (watcher->revision >= revision) {
    keep(0);
    return;
  }
  if (watcher->owed_count == MOST_OWED) give_up("a watcher is too far behind");
  watcher->owed[watcher->owed_count++] = (struct owed){revision, now};
  owed_count++;
}

// Every watcher that sees the key result is owed an event.
static void acknowledged(int key_result, int64_t revision, int64_t now) {
  for (int i = 0; i < companies; i++) owe(watchers[subtrees + i], revision, now);
  for (int objective = key_result / 3; objective > 0; objective = (objective - 1) / 4)
    if (objective <= subtrees) owe(watchers[objective - 1], revision, now);
}

static void came(struct watcher *watcher, int64_t revision, int64_t now) {
  if (watcher->revision == 0) silent--;
  watcher->revision = revision;
  events_seen++;
  int left = 0;
  for (int i = 0; i < watcher->owed_count; i++) {
    struct owed owed = watcher->owed[i];
    if (owed.revision <= revision) keep(now - owed.since);
    else watcher->owed[left++] = owed;
  }
  owed_count -= (size_t)(watcher->owed_count - left);
  watcher->owed_count = left;
}

// ── Watchers ──

static void watch(struct connection *connection, const char *root) {
  uint8_t body[64], request[256];
  size_t size = (size_t)(bytes(body, 1, root, strlen(root)) - body);
  static const char method[] = "okr.v1.ScoreService/Watch";
  uint8_t *end = number(request, 1, (uint64_t)connection->channel.next_stream++);
  end = bytes(end, 2, method, sizeof method - 1);
  end = number(end, 3, 10 * (uint64_t)MINUTE);
  end = bytes(end, 5, body, size);
  end = number(end, 7, CREDIT);
  channel_put(&connection->channel, 4, request, (size_t)(end - request));
}

static void grant(struct connection *connection, uint64_t stream) {
  uint8_t credit[32];
  uint8_t *end = number(number(credit, 1, stream), 2, CREDIT / 2);
  channel_put(&connection->channel, 7, credit, (size_t)(end - credit));
}

// Takes a message of a watch in.
static void take_event(struct connection *connection, const uint8_t *body, const uint8_t *end, int64_t now) {
  uint64_t size, stream = 0, payload_size = 0, revision = 0;
  const uint8_t *message, *payload;
  if (!find(body, end, 5, &size, &message)) return;
  find(message, message + size, 1, &stream, NULL);
  if (find(message, message + size, 2, &payload_size, &payload))
    find(payload, payload + payload_size, 3, &revision, NULL);
  struct watcher *watcher = connection->watchers[stream - 1];
  came(watcher, (int64_t)revision, now);
  if (++watcher->messages % (CREDIT / 2) == 0) grant(connection, stream);
}

// ── Both ──

static void take(struct connection *connection) {
  channel_receive(&connection->channel);
  int64_t now = now_ns(CLOCK_MONOTONIC);
  const uint8_t *body, *end;
  size_t at = 0;
  while ((body = channel_frame(&connection->channel, &at, &end))) {
    struct answer answer;
    if (!read_answer(body, end, &answer)) {
      if (connection->watchers) take_event(connection, body, end, now);
      continue;
    }
    if (connection->watchers) give_up("a watch has ended");
    if (answer.code != 0) give_up("a check-in was refused");
    connection->in_flight--;
    unanswered--;
    acknowledged(connection->key_results[answer.stream % MOST_STREAMS], answer.revision, now);
  }
  channel_taken(&connection->channel, at);
  channel_flush(&connection->channel);
}

static void await_frames(int64_t until) {
  struct epoll_event events[MOST_EVENTS];
  int ready = wait_until(epoll, events, MOST_EVENTS, until);
  if (ready < 0 && errno != EINTR) fail("wait");
  for (int i = 0; i < ready; i++) take(events[i].data.ptr);
}

// Waits, but not for more than ten seconds, until a count has come down to nothing.
static void await_none(const size_t *count, const char *otherwise) {
  int64_t patience = now_ns(CLOCK_MONOTONIC) + 10000000000LL;
  while (*count > 0 && now_ns(CLOCK_MONOTONIC) < patience) await_frames(patience);
  if (*count > 0) give_up(otherwise);
}

static struct connection *opened(char **words) {
  struct connection *connection = calloc(1, sizeof *connection);
  if (!connection) fail("memory");
  channel_open(&connection->channel, words[1], atoi(words[2]), words[3], NULL);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
  epoll_ctl(epoll, EPOLL_CTL_ADD, connection->channel.descriptor, &event);
  return connection;
}

// Opens all watches and waits until each has been told the present figures.
static void open_watches(char **words) {
  int count = subtrees + companies;
  watchers = calloc((size_t)count, sizeof *watchers);
  silent = (size_t)count;
  struct connection *connection = NULL;
  for (int i = 0; i < count; i++) {
    if (!(watchers[i] = calloc(1, sizeof **watchers))) fail("memory");
    if (i % WATCHERS_PER_CONNECTION == 0) {
      if (connection) channel_flush(&connection->channel);
      connection = opened(words);
      connection->watchers = watchers + i;
    }
    char root[32];
    sprintf(root, "o-%d", i < subtrees ? i + 1 : 0);
    watch(connection, root);
  }
  channel_flush(&connection->channel);
  await_none(&silent, "a watcher wasn't told the present figures");
}

static void send_at(double rate, int64_t end, struct connection **senders) {
  int64_t due = now_ns(CLOCK_MONOTONIC) + arrival_gap(rate);
  while (due < end) {
    await_frames(due);
    while (due <= now_ns(CLOCK_MONOTONIC) && due < end) {
      struct connection *sender = senders[asked % SENDERS];
      if (sender->in_flight == MOST_IN_FLIGHT) give_up("the server is too far behind");
      ask(sender, asked);
      due += arrival_gap(rate);
    }
  }
}

int main(int count, char **words) {
  if (count != 9) {
    fprintf(stderr, "okr-bench-watch HOST PORT TOKEN RATE SECONDS KEY_RESULTS SUBTREES COMPANIES\n");
    return 64;
  }
  double rate = atof(words[4]), seconds = atof(words[5]);
  key_results = atoi(words[6]);
  subtrees = atoi(words[7]);
  companies = atoi(words[8]);
  if (rate <= 0 || key_results < 1 || subtrees < 0 || companies < 0 || subtrees + companies < 1) return 64;
  // The tree is less than 16 levels deep.
  most_lags = (size_t)(2 * rate * seconds + 1000) * (size_t)(companies + 16);
  lags = malloc(most_lags * sizeof *lags);
  if (!lags) fail("memory");
  // The kernel would wake this thread up to 50 µs late.
  prctl(PR_SET_TIMERSLACK, 1);
  epoll = epoll_create1(0);
  open_watches(words);
  struct connection *senders[SENDERS];
  for (int i = 0; i < SENDERS; i++) senders[i] = opened(words);
  size_t events_before = events_seen;
  int64_t start = now_ns(CLOCK_MONOTONIC);
  send_at(rate, start + (int64_t)(seconds * 1e9), senders);
  double took = (double)(now_ns(CLOCK_MONOTONIC) - start) / 1e9;
  await_none(&unanswered, "a check-in wasn't answered");
  await_none(&owed_count, "an event never came");
  if (lag_count == 0) give_up("nothing was watched");
  qsort(lags, lag_count, sizeof *lags, ascending);
  printf("%zu %.0f %.0f %.0f %.0f %.0f\n", lag_count, (double)asked / took,
         (double)(events_seen - events_before) / took, (double)lags[lag_count / 2] / 1e3,
         (double)lags[lag_count * 99 / 100] / 1e3, (double)lags[lag_count - 1] / 1e3);
  return 0;
}
