import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { letGoOfApprovers } from './let-go-of-approvers.ts'
import { requestById } from './requests.store.ts'

/** Which request may wait for somebody in vain. */
export const FollowApprovers = z.object({ requestId: idOf('a request') })

/** Goes on with a request without those who may not decide its present stage any more. Says whether there were any. */
export const followApprovers = operation(
  'accessRequest.followApprovers',
  FollowApprovers,
  async (portal, tx, input) => {
    must(portal, 'accessRequest.followApprovers')
    return letGoOfApprovers(portal, tx, await requestById(tx, input.requestId))
  },
)
