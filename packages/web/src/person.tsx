import { Person as NamedPerson } from '@latchkey/ui/avatar'
import type { ComponentType } from 'react'

/** What a page shows of a person. */
export interface PersonWords {
  readonly displayName: string
  readonly jobTitle?: string | null | undefined
  readonly department?: string | null | undefined
  /** When the account was deleted; history goes on naming the person. */
  readonly deletedAt?: Date | null | undefined
}

/** How an app shows a person: by name, or as a link to their page. */
export type PersonShown = ComponentType<{ readonly of: PersonWords & { readonly id: string } }>

/** What a person does and where, in one line; undefined where neither is known. */
export const workOf = ({ jobTitle, department }: PersonWords): string | undefined =>
  [jobTitle, department].filter(Boolean).join(' · ') || undefined

/** A person with avatar and name; what they do is shown on hover, or below the name where `stacked`. */
export function Person({ of, stacked }: { of: PersonWords; stacked?: boolean }) {
  const note = of.deletedAt ? '(deleted)' : undefined
  return <NamedPerson name={of.displayName} detail={workOf(of)} note={note} stacked={stacked} />
}
