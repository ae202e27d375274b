import type { LicenseError } from './standing.ts'

/** An error of a license in words: what it is called, what it means, and what to do about it. */
export interface ErrorWords {
  readonly title: string
  /** What is the matter, to an administrator. */
  readonly meaning: string
  /** What an administrator does about it. */
  readonly next: string
  /** What the person can do about it. */
  readonly yours: string
}

const administrator = 'Ask your administrator.'

/** Every error of a license in words (meaning and remedy as Microsoft Entra gives them for group-based licensing). */
export const errorWords: Readonly<Record<LicenseError, ErrorWords>> = {
  MutuallyExclusiveViolation: {
    title: 'Plans clash',
    meaning: 'A plan cannot be on beside one that the person has already.',
    next: 'Switch one of the two plans off where it is given, or take one of the products away.',
    yours: `Another product of yours has a plan that does the same. ${administrator}`,
  },
  DependencyViolation: {
    title: 'A plan is missing',
    meaning: 'A plan needs another one that the person does not have.',
    next: 'Give the product that has the missing plan, or switch off the plan that needs it.',
    yours: `It needs a product that you do not have. ${administrator}`,
  },
  ProhibitedInUsageLocationViolation: {
    title: 'Not allowed in the country',
    meaning: 'The product may not be used in the country of the person, or their country is not known.',
    next: 'Set the usage location of the person, or allow the country on the page of the product.',
    yours:
      'It may not be used in your country, or your country is not known. Ask your administrator to set your usage location.',
  },
  UniquenessViolation: {
    title: 'Not unique',
    meaning: 'Something of the person that has to be unique is taken by somebody else.',
    next: 'Change what is there twice.',
    yours: administrator,
  },
  Others: {
    title: 'Another reason',
    meaning: 'The license could not be given.',
    next: 'Reprocess the licenses of the person.',
    yours: administrator,
  },
}
