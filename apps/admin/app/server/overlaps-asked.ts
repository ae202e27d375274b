import { type IncompatibleKind, incompatibleKinds } from '@latchkey/core/entitlement/incompatibility'
import { separationOfDuties } from '@latchkey/services/entitlement/admin/incompatibilities.views'
import type { Portal } from '@latchkey/services/portal'
import { oneOf } from '../parts/address.ts'

/** The two things whose overlaps an address asks for; the first that the package excludes where it says none, null where there is none. */
export async function overlapsAsked(
  portal: Portal,
  packageId: string,
  asked: URLSearchParams,
): Promise<{ readonly packageId: string; readonly kind: IncompatibleKind; readonly otherId: string } | null> {
  const [kind, otherId] = [oneOf(incompatibleKinds, asked.get('kind')), asked.get('other')]
  if (kind && otherId) return { packageId, kind, otherId }
  const [first] = (await separationOfDuties(portal, packageId)).excludes
  return first ? { packageId, kind: first.kind, otherId: first.id } : null
}
