/** One of the cast: who they are in the story that the demo, the tests and the documentation tell. */
export interface CastMember {
  readonly key: string
  /** Their part, in two or three words. */
  readonly part: string
  /** What one can do as them, in a sentence. */
  readonly story: string
}

/** The people whom the sign-in page of the demo organization offers to come in as. */
export const cast = [
  { key: 'ada', part: 'Engineer', story: 'Needs the design suite today, and asks for it.' },
  { key: 'sam', part: 'Engineer', story: 'Asks the same minute, and gets the last seat.' },
  { key: 'lin', part: 'Engineer', story: 'Asks next, and waits in line for a seat.' },
  { key: 'grace', part: 'Manager', story: 'Decides first on what her engineers ask for.' },
  { key: 'owen', part: 'App owner', story: 'Owns the design applications, and has the last word on them.' },
  { key: 'clara', part: 'Catalog owner', story: 'Runs the catalog of creative tools and its packages.' },
  { key: 'lena', part: 'License admin', story: 'Buys units, and sees who waits for a seat.' },
  { key: 'gideon', part: 'Governance admin', story: 'Defines catalogs, packages and policies.' },
  { key: 'harper', part: 'Help desk', story: 'Resets passwords for those who have no special rights.' },
  { key: 'gus', part: 'Guest', story: 'A consultant from another company, who sees what is open to guests.' },
  { key: 'leo', part: 'Leaver', story: 'Works here for two more weeks; his access ends one by one.' },
  { key: 'vera', part: 'Global admin', story: 'May do everything, and answers for it.' },
] as const satisfies readonly CastMember[]

/** The short name of one of the cast. */
export type CastKey = (typeof cast)[number]['key']
