import { wakeUp } from '@latchkey/web/entry-client'

wakeUp()
