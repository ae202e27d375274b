import autocannon from 'autocannon'

/** What some seconds of load came to. */
export interface Load {
  /** Answers per second. */
  readonly rate: number
  /** Latencies in milliseconds. */
  readonly p50: number
  readonly p99: number
}

/** Asks for a page over and over through some connections. Throws where an answer was anything but the page. */
export async function load(
  url: string,
  options: { readonly cookie?: string; readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const { cookie, connections, seconds } = options
  const run = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(cookie === undefined ? {} : { headers: { cookie } }),
  })
  const wrong = run.non2xx + run.errors + run.timeouts
  if (wrong > 0) throw new Error(`${wrong} of the answers of ${url} were not the page`)
  return { rate: run.requests.total / run.duration, p50: run.latency.p50, p99: run.latency.p99 }
}
