import { turn } from './turn.ts'

/** How many rows one statement carries: well under the parameter limits of both databases. */
export const chunkSize = 1000

/** Does something with each chunk of a list, one after the other, and lets others have a turn in between; nothing where the list is empty. */
export async function inChunks<Row, Result>(
  rows: readonly Row[],
  work: (chunk: Row[]) => PromiseLike<Result>,
  size = chunkSize,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < rows.length; start += size) {
    if (start > 0) await turn()
    results.push(await work(rows.slice(start, start + size)))
  }
  return results
}
