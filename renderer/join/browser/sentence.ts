/** With the stop it ends in; what is told ends in one, in another sign, or in none. */
export function sentence(text: string): string {
  const told = text.trim();
  return told === '' || /[.!?…]["'”’)]?$/u.test(told) ? told : `${told}.`;
}
