import { Toast as Primitive } from 'radix-ui'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { buttonClass } from './button.tsx'
import { classNames } from './class-names.tsx'
import { useHydrated } from './hydrated.tsx'
import { Icon, type IconName } from './icon.tsx'
import { floatingClass } from './popover.tsx'
import { type Tone, toneInk } from './tone.tsx'

/** What happened, in a sentence; with a way back where there is one. */
export type ToastMessage = {
  title: string
  description?: string | undefined
  tone?: Tone | undefined
  action?: { label: string; onSelect: () => void } | undefined
}

type Shown = ToastMessage & { id: string }

const ToastContext = createContext<(message: ToastMessage) => void>(() => {})

/** Shows a toast. Does nothing outside a {@link ToastProvider}. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext)
}

const icons: Record<Tone, IconName> = {
  neutral: 'info',
  accent: 'info',
  waiting: 'clock',
  done: 'check-circle',
  refused: 'alert',
  progress: 'info',
  ended: 'info',
}

const toastClass = classNames(floatingClass, 'flex w-full items-start gap-2.5 p-3 pl-3.5')
const placeClass = 'fixed right-4 bottom-4 left-4 z-50 flex flex-col gap-2 sm:left-auto sm:w-[360px]'

function Mark({ tone = 'done' }: { tone?: Tone | undefined }) {
  return <Icon name={icons[tone]} className={classNames('mt-0.5', toneInk[tone])} />
}

/** How long a toast stays, in ms: longer when it offers a way back. */
const stay = (message: ToastMessage) => (message.action || message.tone === 'refused' ? 10_000 : 5_000)

/**
 * Holds the toasts of everything below, at the lower right, announced politely. `flash` is what the server has to say
 * after a form was sent: shown once per `id`, and there without JavaScript too.
 */
export function ToastProvider(props: {
  flash?: (ToastMessage & { id: string }) | null | undefined
  children: ReactNode
}) {
  const { flash, children } = props
  const hydrated = useHydrated()
  const [shown, setShown] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const flashed = useRef<string | null>(null)

  const show = useCallback((message: ToastMessage) => {
    next.current += 1
    const id = `toast-${next.current}`
    setShown((before) => [...before.slice(-3), { ...message, id }])
  }, [])
  const dismiss = (id: string) => setShown((before) => before.filter((toast) => toast.id !== id))

  useEffect(() => {
    if (!flash || flashed.current === flash.id) return
    flashed.current = flash.id
    show(flash)
  }, [flash, show])

  return (
    <ToastContext.Provider value={show}>
      {children}
      {!hydrated && flash && (
        <div role="status" className={placeClass}>
          <div className={toastClass}>
            <Mark tone={flash.tone} />
            <div className="min-w-0 grow">
              <p className="font-medium">{flash.title}</p>
              {flash.description && <p className="text-sm text-muted">{flash.description}</p>}
            </div>
          </div>
        </div>
      )}
      {hydrated && (
        <Primitive.Provider swipeDirection="right">
          {shown.map((toast) => (
            <Primitive.Root
              key={toast.id}
              duration={stay(toast)}
              type={toast.tone === 'refused' ? 'foreground' : 'background'}
              onOpenChange={(open) => open || dismiss(toast.id)}
              className={toastClass}
            >
              <Mark tone={toast.tone} />
              <div className="min-w-0 grow">
                <Primitive.Title className="font-medium">{toast.title}</Primitive.Title>
                {toast.description && (
                  <Primitive.Description className="text-sm text-muted">{toast.description}</Primitive.Description>
                )}
              </div>
              {toast.action && (
                <Primitive.Action
                  altText={toast.action.label}
                  onClick={toast.action.onSelect}
                  className={buttonClass('secondary', 'small')}
                >
                  {toast.action.label}
                </Primitive.Action>
              )}
              <Primitive.Close aria-label="Dismiss" className={buttonClass('quiet', 'small', true)}>
                <Icon name="x" size={14} />
              </Primitive.Close>
            </Primitive.Root>
          ))}
          <Primitive.Viewport label="Notifications ({hotkey})" className={classNames(placeClass, 'outline-none')} />
        </Primitive.Provider>
      )}
    </ToastContext.Provider>
  )
}
