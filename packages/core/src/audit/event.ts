/** Who can act in the audit log. */
export const actorKinds = ['user', 'system', 'anonymous'] as const

/** A thing that an event tells about, with its name as it was. */
export interface AuditTarget {
  readonly type: string
  readonly id: string
  readonly name: string
}
