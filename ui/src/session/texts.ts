export const sessionTexts = {
  title: 'Log in',
  welcome: 'Log in to Leadloom',
  email: 'E-mail',
  password: 'Password',
  submit: 'Log in',
  hint: 'The first owner’s login was printed on the terminal that started Leadloom.',
  tagline: 'Lead operations, drawn and durable.',
  wrong: 'E-mail or password is wrong.',
} as const;
