import type { packageForMe } from '@latchkey/services/entitlement/packages.views'
import { daysInWords } from './length-words.ts'

/** A policy of a package, as its page tells it. */
export type PolicyWords = Awaited<ReturnType<typeof packageForMe>>['policies'][number]

/** How long access under a policy lasts: `90 days`, `Up to 90 days`, `Until you give it back`. */
export function lengthInWords({ longestDays, allowCustomDuration }: PolicyWords): string {
  if (longestDays === null) return allowCustomDuration ? 'As long as you say' : 'Until you give it back'
  if (longestDays === 0) return 'It has ended'
  return allowCustomDuration ? `Up to ${daysInWords(longestDays)}` : daysInWords(longestDays)
}

/** Who approves, in one sentence: `Grace Okafor decides first, then a member of Finance.` */
export function approvalInWords({ approval }: PolicyWords): string {
  const [first, ...then] = approval.map(({ approvers }) => approvers)
  if (first === undefined) return 'Nobody has to approve: you get it at once.'
  if (then.length === 0) return `${capital(first)} decides.`
  return `${capital(first)} decides first, then ${then.join(', then ')}.`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
