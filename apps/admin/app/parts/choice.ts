/** A person or a group to choose. */
export interface Choice {
  readonly id: string
  readonly name: string
  /** Tells those of the same name apart. */
  readonly detail: string
}

/** People and groups as choices. */
export const choicesOf = (
  found: readonly {
    readonly id: string
    readonly displayName: string
    readonly jobTitle?: string | null
    readonly department?: string | null
    readonly description?: string
  }[],
): readonly Choice[] =>
  found.map(({ id, displayName, jobTitle, department, description }) => ({
    id,
    name: displayName,
    detail: description ?? [jobTitle, department].filter(Boolean).join(' · '),
  }))
