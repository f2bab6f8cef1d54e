import { type Rate, rateText } from './rate.js';

/** A rate with the two numbers that it is made of, without which it says nothing. */
export function RateCell({ rate }: { rate: Rate }) {
  return (
    <span className="rate-cell">
      <strong>{rateText(rate)}</strong>
      <small>
        {rate.numerator}/{rate.denominator}
      </small>
    </span>
  );
}
