import { random, type Random } from '../../../test/random.ts';

/** A population: names of one script, and how they are spelled in addresses. */
interface Region {
  countries: readonly string[];
  callingCode: string;
  weight: number;
  first: readonly string[];
  last: readonly string[];
  /** Letters of addresses, where the names' own cannot be used. */
  romanised: boolean;
}

const words = (text: string) => text.trim().split(/\s+/);

const latinFirst = words(`
  Anna Michael Maria Thomas Julia Daniel Laura Peter Sarah Martin Lisa Andreas Emma Alexander Sophie Christian Marie James John Robert
  Patricia Jennifer Linda David William Richard Joseph Charles Christopher Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth
  José María Luis Carmen Javier Sofía João Inês Tiago Beatriz Łukasz Agnieszka Zoë Chloé François Hélène Jürgen Günther Björn Åsa Søren
  Mette Jiří Zdeněk Şükrü Ayşe Çağla İbrahim Nguyễn Thảo Matthias Elisabeth Franziska Sebastian Benjamin Charlotte Olivia Noah Liam Ava
  Mia Lucas Ethan Amelia Isabella Mason Logan Harper Evelyn Abigail Jean-Luc Marie-Claire Ann Annabel Jon Joan Joanna Giulia Matteo
  Alessandro Francesca Lorenzo Chiara Willem Pieter Anneke Katarina Vladislav Ondřej Eszter László Gábor Ștefan Ioana Mihai Andrea`);
const latinLast = words(`
  Smith Müller Johnson García Rossi Martin Schmidt Williams Brown Jones Miller Davis Rodríguez Martínez Hernández López González Wilson
  Anderson Thomas Taylor Moore Jackson Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Young Allen King Wright
  Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Dubois Lefèvre Moreau
  Silva Santos Oliveira Souza Kowalski Nowak Wiśniewski Dvořák Svoboda Nagy Szabó Tóth Popescu Yılmaz Kaya Demir Nielsen Jørgensen Hansson
  Østergaard Ångström O'Brien O'Connor MacDonald de_Vries van_Dijk von_Stein Nguyễn Trần Phạm Bianchi Esposito Ferrari Ricci Marino`).map(
  (name) => name.replace('_', ' '),
);
const starts = words(
  'Ba Be Bra Da De Do Fa Fe Ga Gra Ha He Ka Ke Kra La Le Lo Ma Me Mo Na Ne Pa Pe Pra Ra Re Ro Sa Se Sta Ta Te Tra Va Ve Wa We Za',
);
const middles = words(
  'ber den der fel gen ker lan len ler man mer nar ner nik per ran rek ris san sel ser tan ter tin ven vin wal zen',
);
const ends = words(
  'bach berg burg court dale dorf ffer field ford grove hain ham hart hausen hill holm hurst ic ini inski land ley lin man mann mark mond off ovic ska son stein ström ton wald well wood worth',
);
const longTail = starts.flatMap((start) => middles.flatMap((middle) => ends.map((end) => start + middle + end)));

const regions: readonly Region[] = [
  { countries: ['US', 'CA'], callingCode: '1', weight: 30, first: latinFirst, last: latinLast, romanised: false },
  { countries: ['DE'], callingCode: '49', weight: 16, first: latinFirst, last: latinLast, romanised: false },
  { countries: ['GB'], callingCode: '44', weight: 12, first: latinFirst, last: latinLast, romanised: false },
  { countries: ['FR'], callingCode: '33', weight: 9, first: latinFirst, last: latinLast, romanised: false },
  {
    countries: ['ES', 'PL', 'SE', 'CZ', 'TR'],
    callingCode: '34',
    weight: 9,
    first: latinFirst,
    last: latinLast,
    romanised: false,
  },
  {
    countries: ['RU', 'UA', 'BG'],
    callingCode: '7',
    weight: 6,
    romanised: true,
    first: words(
      'Александр Мария Дмитрий Анна Сергей Ольга Андрей Елена Алексей Наталья Иван Татьяна Михаил Ирина Фёдор Юлия',
    ),
    last: words(
      'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Королёв Щербаков',
    ),
  },
  {
    countries: ['GR'],
    callingCode: '30',
    weight: 2,
    romanised: true,
    first: words('Γιώργος Μαρία Δημήτρης Ελένη Νίκος Κατερίνα Κώστας Σοφία'),
    last: words('Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολάου Παππάς Γεωργίου Οικονόμου'),
  },
  {
    countries: ['CN', 'TW'],
    callingCode: '86',
    weight: 6,
    romanised: true,
    first: words('伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 小明 建国 志强 晓红 文博 雨桐'),
    last: words('王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 欧阳'),
  },
  {
    countries: ['JP'],
    callingCode: '81',
    weight: 4,
    romanised: true,
    first: words('太郎 花子 健太 美咲 大輔 陽子 翔太 さくら ゆき ケンジ'),
    last: words('佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田'),
  },
  {
    countries: ['KR'],
    callingCode: '82',
    weight: 2,
    romanised: true,
    first: words('민수 지영 현우 서연 준호 미영 동현 수빈'),
    last: words('김 이 박 최 정 강 조 윤'),
  },
  {
    countries: ['AE', 'SA', 'EG'],
    callingCode: '971',
    weight: 2,
    romanised: true,
    first: words('محمد أحمد فاطمة علي مريم عمر خالد نور'),
    last: words('الشريف حسن إبراهيم العلي السيد منصور'),
  },
  {
    countries: ['IL'],
    callingCode: '972',
    weight: 1,
    romanised: true,
    first: words('דוד שרה משה רחל יוסף דנה'),
    last: words('כהן לוי מזרחי פרץ ביטון'),
  },
  {
    countries: ['IN'],
    callingCode: '91',
    weight: 1,
    romanised: true,
    first: words('राम सीता अर्जुन प्रिया राहुल अंजलि'),
    last: words('शर्मा वर्मा गुप्ता सिंह कुमार'),
  },
];
const regionTickets = regions.flatMap((region) => Array.from({ length: region.weight }, () => region));

const companyCores = words(
  'Acme Blue North Global United Prime Quantum Vertex Nova Bright Summit River Iron Silver Delta Omega Pioneer Urban Solar Cloud Data Net Smart Green Alpha',
);
const companyKinds = words(
  'Systems Labs Works Solutions Group Technologies Logistics Foods Media Health Energy Partners Software Industries Consulting Robotics Bank Motors Textiles Design',
);
const companyForms = words('GmbH Inc Ltd AG SA LLC BV Oy AB SpA');
const titles = [
  'CEO',
  'Head of Sales',
  'VP Marketing',
  'Sales Manager',
  'CTO',
  'Engineer',
  'Buyer',
  'Account Executive',
  'Founder',
  'Director of Operations',
  '営業部長',
  'Директор по продажам',
];
const industries = [
  'Software',
  'Logistics',
  'Retail',
  'Banking',
  'Energy',
  'Food',
  'Health',
  'Media',
  'Education',
  'Manufacturing',
];

export interface Company {
  name: string;
  domain: string;
  industry: string;
  employees: number;
}

export interface Person {
  firstName: string;
  lastName: string;
  email: string | undefined;
  phone: string | undefined;
  country: string;
  title: string;
  company: Company;
}

/** 60,000 companies, a few of them large; their number in the list is their rank. */
export function companies(): Company[] {
  const dice = random(7);
  return Array.from({ length: 60_000 }, (_, n) => {
    const core = dice.chance(0.4) ? dice.pick(companyCores) : dice.pick(longTail);
    const kind = dice.pick(companyKinds);
    const name = dice.chance(0.05)
      ? `${dice.pick(['北京', '上海', '東京', '株式会社'])}${dice.pick(['科技', '贸易', '電機', '商事'])}${n}`
      : `${core} ${kind}${dice.chance(0.6) ? ` ${dice.pick(companyForms)}` : ''}`;
    return {
      name,
      domain: `${core.toLowerCase()}-${kind.toLowerCase()}${n}.${dice.pick(['example', 'test', 'example.net', 'example.org'])}`,
      industry: dice.pick(industries),
      employees: Math.round(10 ** (1 + dice.next() * 4)),
    };
  });
}

/** The nth person: the same in every run. */
export function person(n: number, from: readonly Company[]): Person {
  const dice = random(1_000_003 + n);
  const region = dice.pick(regionTickets);
  const firstName = dice.pickOften(region.first);
  const lastName = !region.romanised && dice.chance(0.5) ? dice.pickOften(longTail) : dice.pickOften(region.last);
  const company = dice.pickOften(from);
  return {
    firstName,
    lastName,
    email: dice.chance(0.92) ? address(dice, region, firstName, lastName, company, n) : undefined,
    phone: dice.chance(0.6) ? `+${region.callingCode}${String(100_000_000 + dice.below(899_999_999))}` : undefined,
    country: dice.pickOften(region.countries),
    title: dice.pick(titles),
    company,
  };
}

function address(dice: Random, region: Region, first: string, last: string, company: Company, n: number): string {
  const [given, family] = region.romanised
    ? [plain(dice.pick(longTail)), plain(dice.pick(longTail))]
    : [plain(first), plain(last)];
  const local = dice.pick([
    `${given}.${family}`,
    `${given.charAt(0)}${family}`,
    given,
    `${family}.${given}`,
    `${given}_${family}`,
  ]);
  return dice.chance(0.3)
    ? `${local}${n}@mail${dice.below(4)}.example`
    : `${local}${n % 97}.${n.toString(36)}@${company.domain}`;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}
