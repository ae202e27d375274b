import type { AccessPackageId } from '@latchkey/core/ids'
import { Link } from '@latchkey/ui/link'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'

/** Why somebody has something, since when, and until when. */
export interface ReasonWords {
  readonly says: string
  readonly since: Date
  readonly accessPackageId?: AccessPackageId | null
  readonly expiresAt?: Date | null
}

/** Every reason for a membership, each in a line: ending one leaves the others. */
export function ReasonsList({ reasons }: { reasons: readonly ReasonWords[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {reasons.map((reason) => (
        <li key={`${reason.says} ${reason.since.getTime()}`}>
          {reason.accessPackageId ? (
            <Link href={adminPage(`/packages/${reason.accessPackageId}`)} className="link">
              {reason.says}
            </Link>
          ) : (
            reason.says
          )}
          <span className="block text-sm text-muted">
            Since <When at={reason.since} />
            {reason.expiresAt && (
              <>
                , ends <When at={reason.expiresAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
