import { isRefusal } from '@latchkey/core/refusal'
import { days } from '@latchkey/core/time'
import { databaseKind } from '@latchkey/testing/databases/open-test-database'
import type { TestPortal } from '@latchkey/testing/test-portal'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  afterJobs,
  atLast,
  brokenLaws,
  deeds,
  laws,
  organization,
  passTime,
  seenIn,
} from './anything-happens.testing.ts'

describe('an organization in which people ask, decide, leave, change their policies and let time pass', () => {
  let portal: TestPortal | undefined
  afterEach(() => portal?.dispose())

  // A real server takes its time for each of hundreds of transactions; the rule is the same on each.
  const numRuns = databaseKind() === 'sqlite' ? 25 : 4

  test('keeps its laws after every deed, and leaves no request open for ever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 10, maxLength: 40 }), async (story) => {
        await portal?.dispose()
        portal = await organization()
        for (const deed of story) {
          await deed(portal).catch((error: unknown) => {
            if (!isRefusal(error) && !(error instanceof Error && error.message.includes('nobody who may act')))
              throw error
          })
          expect(brokenLaws(await seenIn(portal), laws)).toEqual([])
        }
        await passTime(portal, 0)
        expect(brokenLaws(await seenIn(portal), [afterJobs])).toEqual([])
        // Two stages of five days, and a start two days ahead.
        for (let day = 0; day < 15; day += 3) await passTime(portal, days(3))
        expect(brokenLaws(await seenIn(portal), [...laws, afterJobs, atLast])).toEqual([])
      }),
      { numRuns },
    )
  }, 240_000)
})
