import {
  type ApprovalStage,
  expiryOf,
  longestRequest,
  showsApprovers,
  whyOpen,
} from '@latchkey/core/entitlement/policy'
import { asAskedIn } from '@latchkey/core/entitlement/question'
import type { AccessPackageId, CatalogId, UserId } from '@latchkey/core/ids'
import type { Queries } from '@latchkey/schema/database'
import type { Portal } from '../portal.ts'
import { approverSetsInWords } from './approver-words.store.ts'
import { approversOf } from './approvers.store.ts'
import type { StoredPolicy } from './catalogs.store.ts'
import { entitlementSettings } from './entitlement-settings.store.ts'
import { languageOf } from './readers.store.ts'
import { namesOf } from './requests.store.ts'

/** Who reads about policies: for themselves, or as the manager of the one who is to have the access. */
export interface PolicyReader {
  readonly readerId: UserId
  readonly targetId: UserId
}

/** One stage of approval, before anybody is asked. */
export interface StageAhead {
  /** `your manager Grace Okafor`, or `an approver` where the policy shows no names. */
  readonly approvers: string
  /** Who would be asked today, where the policy shows names; the first few by name. */
  readonly people: readonly string[]
  /** How many more there are. */
  readonly more: number
  /** How many of them have to approve. */
  readonly needed: number | 'all'
  /** For how many days the stage waits before the request lapses. */
  readonly days: number
  /** After how many days others are asked besides; null where none are. */
  readonly escalatesAfterDays: number | null
}

/** Who decides stage by stage, where somebody asks today. A few queries for each stage. */
export async function stagesAhead(
  db: Queries,
  stages: readonly ApprovalStage[],
  of: PolicyReader & { readonly accessPackageId: AccessPackageId; readonly catalogId: CatalogId },
): Promise<readonly StageAhead[]> {
  const { approversVisible } = await entitlementSettings(db)
  const own = of.readerId === of.targetId
  const words = await approverSetsInWords(db, stages, own ? of.targetId : null)
  const told: StageAhead[] = []
  for (const stage of stages) {
    const shown = showsApprovers(stage.visibility, approversVisible)
    const ids = shown
      ? await approversOf(db, stage.approvers, stage.fallbackApprovers, { ...of, requestorId: of.readerId })
      : []
    told.push({
      approvers: shown ? (words.get(stage) ?? '') : 'an approver',
      people: await namesOf(db, ids.slice(0, mostNames)),
      more: Math.max(0, ids.length - mostNames),
      needed: stage.quorum,
      days: stage.daysBeforeAutomaticDenial,
      escalatesAfterDays: stage.escalation?.afterDays ?? null,
    })
  }
  return told
}

const mostNames = 3

/** Policies in words and with their questions in the language of their reader, as the forms that ask under them need them. */
export async function policiesTold(portal: Portal, policies: readonly StoredPolicy[], of: PolicyReader) {
  const now = portal.now()
  const language = await languageOf(portal.db.read, of.readerId)
  return policies.map(({ id, displayName, description, allowedTargetScope, terms }) => ({
    id,
    displayName,
    description,
    /** Why it is offered, in a sentence. */
    why: whyOpen(allowedTargetScope, of.readerId === of.targetId ? 'oneself' : 'manager'),
    justificationRequired: terms.requestorJustificationRequired,
    questions: asAskedIn(terms.questions, language),
    allowCustomDuration: terms.allowCustomDuration,
    extension: terms.extension,
    mayGiveBack: terms.mayGiveBack,
    longestDays: longestRequest(terms, now),
    expiresAt: expiryOf(terms, now, null),
    stages: terms.stages.length,
  }))
}

/** A policy as forms tell it. */
export type PolicyTold = Awaited<ReturnType<typeof policiesTold>>[number]
