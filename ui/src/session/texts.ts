export const sessionTexts = {
  title: 'Log in',
  welcome: 'Log in to Leadloom',
  email: 'E-mail',
  password: 'Password',
  submit: 'Log in',
  hint: 'The first owner’s login was printed on the terminal that started Leadloom.',
  tagline: 'Lead operations, drawn and durable.',
  wrong: 'E-mail or password is wrong.',
  chooseTitle: 'Welcome to Leadloom',
  chooseHint: 'Choose a password, with at least 10 characters. A sentence is good.',
  choose: 'Choose it and log in',
  noToken: 'Something is missing in this link. Copy it as a whole, or ask an owner for a new one.',
} as const;
