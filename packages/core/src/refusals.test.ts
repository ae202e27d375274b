/// <reference types="vite/client" />
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Objection } from './objection.ts'
import { type RefusalKind, statusOf } from './refusal.ts'

/** One way to be refused, as the catalogue tells it. */
interface Entry {
  readonly code: string
  readonly kind: RefusalKind
  readonly says: string
  readonly from: string
}

const isObjection = (thing: unknown): thing is Objection<never> =>
  typeof thing === 'object' &&
  thing !== null &&
  'code' in thing &&
  'kind' in thing &&
  'says' in thing &&
  'when' in thing

const modules = import.meta.glob<Record<string, unknown>>(['./**/*.ts', '!./**/*.test.ts'], { eager: true })

/** Every row of every list of objections that a module of core exports. */
const objections: Entry[] = Object.entries(modules).flatMap(([file, module]) =>
  Object.values(module)
    .filter((list): list is readonly Objection<never>[] => Array.isArray(list) && list.some(isObjection))
    .flatMap((list) =>
      list.filter(isObjection).map(({ code, kind, says }) => ({
        code,
        kind,
        says: typeof says === 'string' ? says : 'Says it with the names and numbers at hand.',
        from: `core/${file.slice(2)}`,
      })),
    ),
)

const packages = path.resolve(import.meta.dirname, '../..')
const thrown = /new Refusal\(\s*'(\w+)',\s*'(\w+)',\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`)/g

/** Every refusal that is made in place: about the form, the session or the file rather than a rule. */
const inPlace: Entry[] = ['core', 'services', 'web'].flatMap((name) =>
  readdirSync(path.join(packages, name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(path.join(packages, name, 'src', file), 'utf8').matchAll(thrown)].map((found) => ({
        kind: found[1] as RefusalKind,
        code: found[2] ?? '',
        says: (found[3] ?? found[4] ?? '').replace(/\\'/g, '’'),
        from: `${name}/${file}`,
      })),
    ),
)

function catalogue(): string {
  const rows = new Map([...objections, ...inPlace].map((entry) => [`${entry.code} ${entry.says}`, entry]))
  const lines = [...rows.values()]
    .sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : one.from < other.from ? -1 : 1))
    .map(
      ({ code, kind, says, from }) => `| \`${code}\` | ${statusOf[kind]} | ${says.replaceAll('|', '\\|')} | ${from} |`,
    )
  return `# Refusals

Every way in which Latchkey says no: the code for programs, the HTTP status, the sentence for people, and where the rule stands.
Written by \`packages/core/src/refusals.test.ts\` (\`npx vitest run --project core -u\` writes it anew).

| code | status | says | rule |
|---|---|---|---|
${lines.join('\n')}
`
}

test('the catalogue of refusals is up to date', async () => {
  await expect(catalogue()).toMatchFileSnapshot('../../../docs/refusals.md')
})

test('one code means one kind of refusal everywhere', () => {
  const kinds = new Map<string, Set<RefusalKind>>()
  for (const { code, kind } of [...objections, ...inPlace]) kinds.set(code, (kinds.get(code) ?? new Set()).add(kind))
  expect([...kinds].filter(([, set]) => set.size > 1).map(([code]) => code)).toEqual([])
})

test('every sentence is one: a capital, a full stop, no exclamation', () => {
  const wrong = [...objections, ...inPlace].filter(({ says }) => !/^[A-Z$].*\.$/.test(says) || says.includes('!'))
  expect(wrong).toEqual([])
})
