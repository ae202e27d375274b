import { licenseErrors } from '@latchkey/core/licensing/standing'
import { oneOf } from '../parts/address.ts'

/** What an address asks of the lists of errors and of those who wait, and of their files. */
export const troublesAsked = (asked: URLSearchParams) => ({
  show: oneOf(['errors', 'waiting'] as const, asked.get('show')) ?? ('errors' as const),
  productId: asked.get('product'),
  error: oneOf(licenseErrors, asked.get('error')) ?? null,
  groupId: asked.get('group'),
})

/** The same as it stands in an address. */
export const troubleParams = ({ show, productId, error, groupId }: ReturnType<typeof troublesAsked>) => ({
  show: show === 'errors' ? null : show,
  product: productId,
  error,
  group: groupId,
})
