import type { Portal } from '@latchkey/services/portal'
import { expect, test } from 'vitest'
import { makeHost } from './host.ts'
import { settingsOf } from './settings.ts'

test('a health page leaked data: both say a word, to anybody, and nothing else', async () => {
  const portal = { settings: settingsOf({}), newId: () => 'id' } as unknown as Portal
  const host = makeHost({ portal, mounts: [], ready: async () => true, development: false, answered: () => {} })
  for (const [path, word] of [
    ['/healthz', 'alive'],
    ['/readyz', 'ready'],
  ] as const) {
    const answer = await host.request(path, { headers: { host: 'localhost:3000' } })
    expect(await answer.text()).toBe(word)
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
})
