import type { Objection } from '../objection.ts'

/** Every reason not to delete an application. */
export const objectionsToApplicationDeletion: readonly Objection<{ readonly packages: number }>[] = [
  {
    code: 'applicationInPackage',
    kind: 'conflict',
    says: ({ packages }) =>
      `This application is part of ${packages} access ${packages === 1 ? 'package' : 'packages'}. Take it out of them first.`,
    when: ({ packages }) => packages > 0,
  },
]
