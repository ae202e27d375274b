/** How large the organization is that a bench measures in. */
export interface Size {
  readonly packages: number
  readonly assignments: number
  /** Requests besides those that gave the assignments. */
  readonly requests: number
  /** Requests that wait for one approver. */
  readonly pending: number
  /** Assignments whose time is over at once, for the job that ends them. */
  readonly expiring: number
}

/** The same organization at a part of its size; what one person sees stays as it is. */
export const partOf = (size: Size, part: number): Size => ({
  ...size,
  packages: Math.round(size.packages * part),
  assignments: Math.round(size.assignments * part),
  requests: Math.round(size.requests * part),
})

/** The users of an organization of this size: each has ten packages. */
export const peopleIn = ({ assignments }: Size): number => Math.max(1000, Math.round(assignments / 10))

/** A page of the portal that is measured. */
export const pages = ['available packages', 'approvals', 'assignments', 'request'] as const

/** The name of a measured page. */
export type PageName = (typeof pages)[number]

/** What the host tells once it is ready. */
export interface HostReady {
  readonly url: string
  /** The Cookie headers of those who look, and the path at which they do. */
  readonly visits: Readonly<Record<PageName, { readonly cookie: string; readonly path: string }>>
}

/** What a page costs on the server. */
export interface PageCost {
  readonly name: PageName
  /** Milliseconds from the request to the whole answer, one after the other. */
  readonly times: readonly number[]
  readonly queries: number
  /** How many statements read a whole table. */
  readonly wholeTables: number
}

/** What the host answers when it is asked what it has seen. */
export interface QueriesSeen {
  readonly queries: number
  /** Statements that read a whole table of more than a thousand rows, with the step of their plan that does. */
  readonly wholeTables: readonly string[]
}
