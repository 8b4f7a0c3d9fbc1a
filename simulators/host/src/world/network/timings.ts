/**
 * How long Linux (6.18, default sysctls) and Node take to notice; measured between two network namespaces.
 * The row names are those of the README's table "What a program sees".
 */
export const LINUX_TIMINGS = {
  /** N05: nobody answers ARP for an address on the own network: `EHOSTUNREACH`. */
  arpGivesUpMs: 3_070,
  /** ARP asks once a second until then. */
  arpRetryMs: 1_000,
  /** N06: SYN dropped: `ETIMEDOUT` after `tcp_syn_retries` 6 with 4 linear time-outs. */
  synGivesUpMs: 134_100,
  /** Times after the first SYN at which it is sent again. */
  synRetriesMs: [1_000, 2_000, 3_000, 4_000, 5_000, 7_000, 11_000, 19_000, 35_000, 67_000],
  /** N07: unacknowledged data: `ETIMEDOUT` after `tcp_retries2` 15. */
  retransmissionGivesUpMs: 934_900,
  /** First look for a lost segment (tail loss probe). */
  lossProbeMs: 200,
  /** Then the retransmission time-out: doubled every time, up to the ceiling (N23: data arrives 1.6, 3.3, 13.3 s after). */
  retransmissionMs: 208,
  retransmissionCeilingMs: 120_000,
  /** N08: with keep-alive Node asks every second and gives up after ten questions. */
  keepAliveIntervalMs: 1_000,
  keepAliveProbes: 10,
  /** N19: DNS packets dropped: `EAI_AGAIN` from `dns.lookup`. */
  nameServerSilentMs: 10_000,
  /** mDNS: nobody owns the name. Unverified; Avahi's own limit. */
  multicastNameMs: 5_000,
} as const;

/** One-way latency of a cable when none is given: about 1 ms round trip in the shop, 35 ms to the internet. */
export const LATENCY_MS = { ethernet: 0.25, wifi: 1.5, dsl: 17 } as const;

/** What one host takes to talk to itself. */
export const LOOPBACK_LATENCY_US = 20;

/** Buffers of a socket in bytes; a peer that does not read blocks the writer after their sum. */
export const SOCKET_BUFFERS = { sendBytes: 65_536, receiveBytes: 65_536 } as const;
