import type { UserId } from '@latchkey/core/ids'
import type { CastKey } from '@latchkey/services/installation/demo/cast'
import { loadDemo } from '@latchkey/services/installation/demo/load-demo'
import { demoUserId } from '@latchkey/services/installation/demo/people'
import type { Portal } from '@latchkey/services/portal'
import { demoIsPrepared } from './databases/open-test-database.ts'
import { type TestPortal, testPortal } from './test-portal.ts'

/** A portal with the demo organization in it, whose cast acts in stories. */
export interface DemoPortal extends TestPortal {
  /** The portal as one of the cast sees it. */
  cast(key: CastKey): Promise<Portal>
}

/** The id of somebody of the demo organization. */
export const castId = (key: CastKey): UserId => demoUserId(key)

/** Opens a portal with the demo organization. */
export async function demoPortal(): Promise<DemoPortal> {
  const portal = await testPortal({ content: 'demo' })
  if (!demoIsPrepared()) await loadDemo(portal)
  return { ...portal, cast: (key) => portal.as(castId(key)) }
}
