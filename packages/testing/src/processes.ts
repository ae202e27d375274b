import { spawn } from 'node:child_process'

/** Runs a program (`bundled`) in a process of its own and returns the last line that it printed, as JSON. Rejects where it fails. */
export function runProcess<Result>(
  program: string,
  input: unknown,
  env: Readonly<Record<string, string>> = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let out = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code !== 0) reject(new Error(`a process ended with ${code}: ${complaint.slice(-2000)}`))
      else resolve(JSON.parse(out.trim().split('\n').at(-1) ?? 'null') as Result)
    })
    child.stdin.end(JSON.stringify(input))
  })
}

/** What a process that was started by `runProcess` was given. */
export async function processInput<Input>(): Promise<Input> {
  let text = ''
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece
  return JSON.parse(text) as Input
}
