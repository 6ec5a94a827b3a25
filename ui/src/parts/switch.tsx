import './switch.css';

interface SwitchProps {
  label: string;
  isOn: boolean;
  isDisabled?: boolean | undefined;
  onChange: (isOn: boolean) => void;
}

export function Switch({ label, isOn, isDisabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      disabled={isDisabled}
      className="switch"
      onClick={() => onChange(!isOn)}
    >
      <span className="switch-track" aria-hidden>
        <span />
      </span>
      {label}
    </button>
  );
}
