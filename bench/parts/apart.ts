import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { built } from './build.ts'

const run = promisify(execFile)

/** Runs a program that `build` made in a process of its own, so that its memory is its own too; returns what it answers with `answer`. */
export async function apart<Result>(program: string, input: unknown): Promise<Result> {
  const { stdout, stderr } = await run(process.execPath, [built(program), JSON.stringify(input)], {
    maxBuffer: 64 * 1024 * 1024,
  })
  process.stderr.write(stderr)
  return JSON.parse(stdout) as Result
}

/** What such a program was asked. */
export const question = <Input>(): Input => JSON.parse(process.argv[2] ?? 'null') as Input

/** Answers whoever runs this program. */
export const answer = (result: unknown): void => void process.stdout.write(JSON.stringify(result))
