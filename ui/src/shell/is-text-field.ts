/** Does the target of an event take letters, or is it in a panel over the drawing, whose keys are not for the drawing? */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('[data-panel]') !== null)
  );
}
