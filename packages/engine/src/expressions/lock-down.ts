/**
 * Runs in an isolate once n8n's runtime is loaded there, and takes away every place where one expression could leave something for the
 * next: afterwards nothing that an expression can reach can be changed. Data goes from the host to each evaluation by closures of its own.
 *
 * 1. `RegExp.$1`, `RegExp.lastMatch` … tell of the last match, whoever made it: they go.
 * 2. Freezing `Object.prototype` alone would make `error.name = …` on any object an error: inherited names become accessors that put
 *    the value on the object itself.
 * 3. An error cannot leave the isolate with such accessors: where it is what an expression gives, its own fields leave, as JSON has them.
 * 4. n8n's wrappers around Object and Error give functions of their own for those of what they wrap, which the language allows only where
 *    those are no fixed values: they become accessors.
 * 5. Everything that can be reached from the globals, from what n8n's runtime gives to each evaluation, or by syntax only (iterators,
 *    generators) is frozen.
 */
export const lockDown = `(() => {
  for (const name of Reflect.ownKeys(RegExp))
    if (!['length', 'name', 'prototype', 'escape', Symbol.species].includes(name)) delete RegExp[name];

  const errors = [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, SuppressedError];
  for (const prototype of [Object.prototype, ...errors.map((error) => error.prototype)])
    for (const name of Reflect.ownKeys(prototype)) {
      const { value, configurable, enumerable, get } = Object.getOwnPropertyDescriptor(prototype, name);
      if (get !== undefined || !configurable) continue;
      const define = Object.defineProperty;
      define(prototype, name, {
        get() { return value; },
        set(given) {
          if (this === null || (typeof this !== 'object' && typeof this !== 'function') || this === prototype) return;
          define(this, name, { value: given, writable: true, enumerable: true, configurable: true });
        },
        enumerable,
        configurable: false,
      });
    }

  const unfixed = new Set();
  for (const native of [{}.constructor, ...errors.map((error) => error.prototype.constructor)])
    for (const name of Reflect.ownKeys(native)) {
      const { value, configurable, enumerable, get: own } = Object.getOwnPropertyDescriptor(native, name);
      if (own !== undefined || !configurable) continue;
      const get = () => value;
      unfixed.add(get);
      Object.defineProperty(native, name, { get, enumerable, configurable: false });
    }

  const transfer = globalThis.__prepareForTransfer;
  globalThis.__prepareForTransfer = (value) => transfer(value instanceof Error ? { ...value } : value);

  const context = buildContext({ getValueAtPath() {}, getArrayElement() {}, callHost() {} }, undefined);
  const iterator = [].values();
  const reached = new Set();
  const left = [
    globalThis, context, context.__sanitize, function* () {}, async () => {}, async function* () {}, iterator, iterator.map((same) => same), Iterator.from({ next() {} }),
    new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/a/g), new Intl.Segmenter().segment('a'),
    new Intl.Segmenter().segment('a')[Symbol.iterator](), (function* () {})(), (async function* () {})(),
  ];
  while (left.length > 0) {
    const thing = left.pop();
    if (thing === null || (typeof thing !== 'object' && typeof thing !== 'function') || reached.has(thing)) continue;
    reached.add(thing);
    left.push(Object.getPrototypeOf(thing));
    for (const name of Reflect.ownKeys(thing)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(thing, name);
      left.push(value, get, set);
      // n8n's wrapper around Object gives other things than what it wraps, and throws for what it forbids.
      if (get !== undefined && !unfixed.has(get)) continue;
      try {
        left.push(Reflect.get(thing, name));
      } catch {}
    }
  }
  for (const thing of reached) {
    if (ArrayBuffer.isView(thing)) continue;
    // n8n's wrappers around Object and Error refuse to be frozen; what they wrap is frozen.
    Reflect.preventExtensions(thing);
    for (const name of Reflect.ownKeys(thing)) {
      const { get, set } = Object.getOwnPropertyDescriptor(thing, name);
      Reflect.defineProperty(thing, name, get === undefined && set === undefined ? { writable: false, configurable: false } : { configurable: false });
    }
  }
})()`;
