import {
  type PolicyChangeEffect,
  previewPolicyChange,
} from '@latchkey/services/entitlement/admin/preview-policy-change'
import type { Portal } from '@latchkey/services/portal'
import type { z } from 'zod'
import { type ChangedPolicyForm, policyOf } from './policy-form.ts'
import type { ShownAccess } from './shown-access.ts'
import type { Typed } from './typed.ts'

/** Whose access a change of a policy would end, as its page shows it. */
export interface ShownPolicyChange
  extends Omit<PolicyChangeEffect, 'access'>,
    Pick<ShownAccess, 'roles' | 'licenses' | 'people'> {
  /** The form as it was sent, by which a file tells of everybody. */
  readonly typed: Typed
}

/** What the form of a policy wishes, and whose access that would end. Refuses what the change would refuse. */
export async function policyChange(portal: Portal, policyId: string, sent: z.output<typeof ChangedPolicyForm>) {
  const { revision, seal: _, ...value } = sent
  const wish = { policyId, revision, ...(await policyOf(portal, value)) }
  return { wish, effect: await previewPolicyChange(portal, wish) }
}
