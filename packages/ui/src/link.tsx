import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type FormHTMLAttributes,
  forwardRef,
  type ReactNode,
  useContext,
} from 'react'

/** What a link component receives: an anchor's attributes with an address that is always there. */
export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** What a form component receives: a form's own attributes. */
export type FormProps = FormHTMLAttributes<HTMLFormElement>

/** A component that renders a form: the router's own, so that sending it does not reload the page. */
export type FormComponent = ComponentType<FormProps>

/** A form without a router. */
export function PlainForm(props: FormProps) {
  return <form {...props} />
}

const ProvidedForm = createContext<FormComponent>(PlainForm)

/** Tells every component below which element to use for forms. */
export function FormProvider({ component, children }: { component: FormComponent; children: ReactNode }) {
  return <ProvidedForm.Provider value={component}>{children}</ProvidedForm.Provider>
}

/** A link. An app that follows links without loading the page listens to clicks at its root, so that a link costs no more than its anchor. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link({ children, ...rest }, ref) {
  return (
    <a {...rest} ref={ref}>
      {children}
    </a>
  )
})

/** A form through the provided component; a plain form when none is provided. */
export function Form(props: FormProps) {
  const Provided = useContext(ProvidedForm)
  return <Provided {...props} />
}
