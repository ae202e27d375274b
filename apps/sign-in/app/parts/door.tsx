import { FormProvider } from '@latchkey/ui/link'
import { NavigationLine } from '@latchkey/ui/progress'
import { ToastProvider } from '@latchkey/ui/toast'
import { useRoot } from '@latchkey/web/root-data'
import { RouterForm } from '@latchkey/web/router-form'
import { Outlet, useNavigation } from '@remix-run/react'

/** The frame of the pages before one is in: no bar and no navigation, only what the last form had to say. */
export function Door() {
  const { said } = useRoot()
  const busy = useNavigation().state !== 'idle'
  return (
    <ToastProvider flash={said && { id: said.id, title: said.message, tone: 'done' }}>
      <FormProvider component={RouterForm}>
        <NavigationLine active={busy} />
        <Outlet />
      </FormProvider>
    </ToastProvider>
  )
}
