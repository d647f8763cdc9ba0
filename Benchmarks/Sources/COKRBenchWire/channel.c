// Connections, in plain text or over TLS.
#define _GNU_SOURCE
#include "okr_bench_wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LEAST_IN_BUFFER = 1 << 16, MOST_FRAME = 4 << 20 };

SSL_CTX *trust(const char *authority) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  if (!context || SSL_CTX_load_verify_locations(context, authority, NULL) != 1) give_up("the authority can't be read");
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  return context;
}

static void begin_tls(struct channel *channel, const char *host, SSL_CTX *context) {
  channel->tls = SSL_new(context);
  X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(channel->tls), host);
  SSL_set_fd(channel->tls, channel->descriptor);
  if (SSL_connect(channel->tls) == 1) return;
  ERR_print_errors_fp(stderr);
  give_up("no TLS");
}

static void await(int descriptor, short events) {
  struct pollfd wanted = {.fd = descriptor, .events = events};
  if (poll(&wanted, 1, 10000) == 0) give_up("the server is silent");
}

// The answer to the hello, waited for.
static void await_welcome(struct channel *channel) {
  const uint8_t *body, *end;
  size_t at = 0;
  while (!(body = channel_frame(channel, &at, &end))) {
    await(channel->descriptor, POLLIN);
    channel_receive(channel);
  }
  if (body[0] != (2 << 3 | 2)) give_up("not welcome");
  channel_taken(channel, at);
}

void channel_open(struct channel *channel, const char *host, int port, const char *token, SSL_CTX *tls) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  if (inet_pton(AF_INET, host, &address.sin_addr) != 1) give_up("the address is none");
  channel->descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(channel->descriptor, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
  int on = 1;
  setsockopt(channel->descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  channel->in = malloc(channel->in_room = LEAST_IN_BUFFER);
  channel->next_stream = 1;
  if (tls) begin_tls(channel, host, tls);
  fcntl(channel->descriptor, F_SETFL, O_NONBLOCK);
  uint8_t hello[512];
  uint8_t *end = number(hello, 1, 1);
  end = bytes(end, 2, token, strlen(token));
  channel_put(channel, 1, hello, (size_t)(end - hello));
  channel_flush(channel);
  await_welcome(channel);
}

void channel_put(struct channel *channel, int member, const uint8_t *body, size_t size) {
  if (channel->out_size + size + 16 > sizeof channel->out) channel_flush(channel);
  uint8_t *to = channel->out + channel->out_size;
  uint8_t *end = bytes(to + 4, member, body, size);
  uint32_t length = htonl((uint32_t)(end - to - 4));
  memcpy(to, &length, 4);
  channel->out_size += (size_t)(end - to);
}

// What one write took; 0 where it has to wait.
static size_t write_some(struct channel *channel, const uint8_t *from, size_t size) {
  if (channel->tls) {
    size_t written = 0;
    int result = SSL_write_ex(channel->tls, from, size, &written);
    if (result == 1) return written;
    if (SSL_get_error(channel->tls, result) == SSL_ERROR_WANT_WRITE) return 0;
    give_up("TLS write");
  }
  ssize_t count = write(channel->descriptor, from, size);
  if (count > 0) return (size_t)count;
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  fail("write");
}

void channel_flush(struct channel *channel) {
  size_t done = 0;
  while (done < channel->out_size) {
    size_t taken = write_some(channel, channel->out + done, channel->out_size - done);
    if (taken == 0) await(channel->descriptor, POLLOUT);
    done += taken;
  }
  channel->out_size = 0;
}

// What one read gave; 0 where nothing has come.
static size_t read_some(struct channel *channel, uint8_t *to, size_t room) {
  if (channel->tls) {
    size_t got = 0;
    int result = SSL_read_ex(channel->tls, to, room, &got);
    if (result == 1) return got;
    if (SSL_get_error(channel->tls, result) == SSL_ERROR_WANT_READ) return 0;
    give_up("the server closed a TLS connection");
  }
  ssize_t got = recv(channel->descriptor, to, room, 0);
  if (got > 0) return (size_t)got;
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  if (got == 0) give_up("the server closed a connection");
  fail("read");
}

void channel_receive(struct channel *channel) {
  size_t got;
  do {
    if (channel->in_size == channel->in_room) {
      if (channel->in_room > 2 * MOST_FRAME) give_up("a frame is too long");
      channel->in = realloc(channel->in, channel->in_room *= 2);
      if (!channel->in) fail("memory");
    }
    got = read_some(channel, channel->in + channel->in_size, channel->in_room - channel->in_size);
    channel->in_size += got;
    // A record that OpenSSL holds already doesn't wake epoll; what the socket holds does.
  } while (channel->tls && got > 0);
}

const uint8_t *channel_frame(const struct channel *channel, size_t *at, const uint8_t **end) {
  uint32_t length;
  if (channel->in_size - *at < sizeof length) return NULL;
  memcpy(&length, channel->in + *at, sizeof length);
  length = ntohl(length);
  if (channel->in_size - *at - sizeof length < length) return NULL;
  const uint8_t *body = channel->in + *at + sizeof length;
  *end = body + length;
  *at += sizeof length + length;
  return body;
}

void channel_taken(struct channel *channel, size_t at) {
  channel->in_size -= at;
  memmove(channel->in, channel->in + at, channel->in_size);
}

int wait_until(int epoll, struct epoll_event *events, int most, int64_t until) {
  int64_t pause = until - now_ns(CLOCK_MONOTONIC);
  if (pause < 0) pause = 0;
  struct timespec time = {.tv_sec = pause / 1000000000, .tv_nsec = pause % 1000000000};
  return epoll_pwait2(epoll, events, most, &time, NULL);
}
