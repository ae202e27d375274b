import type { SeatStep } from '@latchkey/core/licensing/seats'
import { pageAddress } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import type { Addressed } from '../record.ts'

/** Letters to those who have really lost a seat: no other reason kept it, and they did not only wait. */
export const licenseEndedLetters = (
  portal: Portal,
  productName: string,
  steps: readonly SeatStep[],
): readonly Addressed[] =>
  steps.flatMap((step) =>
    step.kind === 'end' && step.seat.state === 'held'
      ? [
          {
            template: 'licenseEnded' as const,
            to: step.seat.userId,
            data: { productName, url: pageAddress(portal, 'my-account', '/licenses') },
          },
        ]
      : [],
  )
