import type { CalloutStage } from '@latchkey/core/entitlement/callout'
import type { Portal } from '../../portal.ts'
import type { StoredCallout } from './callouts.store.ts'
import type { StoredExtension } from './extensions.store.ts'

/** Stages that are about a request; the others are about an assignment. */
const ofRequests: readonly CalloutStage[] = [
  'assignmentRequestCreated',
  'assignmentRequestApproved',
  'assignmentRequestGranted',
]

/** The address under which an extension answers a call. */
export const callbackAddress = (portal: Portal, calloutId: string): string =>
  `${portal.settings.origin}/callbacks/${calloutId}`

/** What a call says, in the terms of Microsoft Graph. The token is in it where an answer is waited for, and nowhere else. */
export function envelopeOf(
  portal: Portal,
  extension: Pick<StoredExtension, 'id' | 'displayName'>,
  callout: StoredCallout,
  token: string | null,
): string {
  const about = ofRequests.includes(callout.stage) ? 'accessPackageAssignmentRequest' : 'accessPackageAssignment'
  return JSON.stringify({
    customExtensionStageInstanceId: callout.id,
    stage: callout.stage,
    customExtension: { id: extension.id, displayName: extension.displayName },
    createdDateTime: callout.createdAt,
    requestId: callout.requestId,
    assignmentId: callout.assignmentId,
    [about]: callout.payload,
    ...(token === null
      ? {}
      : { callback: { url: callbackAddress(portal, callout.id), token, until: callout.waitUntil } }),
  })
}
