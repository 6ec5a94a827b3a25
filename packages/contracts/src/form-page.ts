/** A field of a form, as its node describes it. Its name in the request is `id`. */
export interface FormField {
  id: string;
  kind: FormFieldKind;
  label: string;
  isRequired: boolean;
  placeholder: string;
  /** What is in it at first, or what came with a request that was sent back. */
  value: string | string[];
  options: string[];
  /** Of `choices`: how many may be chosen. */
  least: number;
  most: number | null;
  /** Of `file`: extensions and types, as HTML's `accept` has them. */
  accept: string;
  hasSeveral: boolean;
  /** Of `html`: cleaned by the node. */
  html: string;
  error?: string;
}

export type FormFieldKind =
  | 'text'
  | 'number'
  | 'email'
  | 'password'
  | 'date'
  | 'textarea'
  | 'dropdown'
  | 'choices'
  | 'choice'
  | 'file'
  | 'hidden'
  | 'html';

/** A page of a form, without how it looks. Texts called `…Html` were cleaned by the node. */
export type FormPage =
  | {
      kind: 'fields';
      title: string;
      descriptionHtml: string;
      fields: FormField[];
      button: string;
      css: string;
      isTest: boolean;
    }
  | {
      kind: 'done';
      title: string;
      heading: string;
      messageHtml: string;
      css: string;
      /** Where the browser goes next. */
      redirectUrl?: string;
      files: { name: string; type: string; base64: string }[];
    }
  | { kind: 'progress'; title: string }
  | { kind: 'problem'; title: string; message: string };
