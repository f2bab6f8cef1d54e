export default async function stackDown() {
  const stack = globalThis.musterTestStack;
  globalThis.musterTestStack = undefined;
  await stack?.stop();
}
