import { useEffect, useState } from 'react';

const QUIET = 500;

/** A value as it was when it had not changed for half a second: what is asked while somebody types is not asked for every letter. */
export function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Value;
}
