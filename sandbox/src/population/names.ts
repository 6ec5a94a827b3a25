/**
 * Given and family names by culture, as they are written there; behind `|` how their bearers write them in an address where the script
 * is not Latin. Common names only, put together by chance: no entry stands for a real person.
 */
const table = {
  english: {
    first:
      'James Mary Robert Patricia Michael Jennifer William Elizabeth David Susan Thomas Jessica Charles Sarah Daniel Karen Olivia Liam Emma Noah Zoe Ethan Grace Owen',
    last: "Smith Johnson Brown Taylor Walker O'Brien Wright Evans Hughes Clark Fletcher Bennett McDonald Parker Collins Murphy Foster Reid Hayes Lloyd-Jones Price Warren Doyle Marsh",
  },
  german: {
    first:
      'Jürgen Käthe Stefan Sabine Björn Ursula Matthias Heike Günther Anneliese Lukas Miriam Jörg Silke Tobias Katharina Sören Petra Moritz Gisela Felix Bärbel Uwe Antje',
    last: 'Müller Schäfer Weiß Schröder Köhler Jäger Groß Böhm Kühn Krämer Vogel Schulze Lehmann Brandt Günther Seidel Höfer Winkler Lorenz Möller Strauß Dörr Pohl Eckert',
  },
  french: {
    first:
      'François Hélène Jérôme Amélie Benoît Chloé Étienne Aurélie Gaël Inès Loïc Noémie Théo Zoé Cédric Élodie Mathéo Maëlle René Solène Raphaël Anaïs Grégoire Océane',
    last: 'Lefèvre Dubois Gérard Béranger Château Dupré Fournier Lemaître Garçon Noël Périgord Séguin Rousseau Marchand Chevalier Bénard Hébert Gauthier Prévost Mercier Rivière Carré Boulanger Thévenet',
  },
  spanish: {
    first:
      'José María Ángel Lucía Andrés Sofía Íñigo Begoña Jesús Inés Óscar Mónica Raúl Noelia Martín Belén Héctor Verónica Adrián Rocío Víctor Itziar Tomás Nuria',
    last: 'García Hernández Muñoz Peña Ibáñez Núñez Gómez Domínguez Vázquez Ordóñez Márquez Cáceres Alarcón León Giménez Suárez Benítez Montañés Cortés Quiñones Patiño Zúñiga Avilés Bermúdez',
  },
  italian: {
    first:
      'Niccolò Giulia Matteo Chiara Lorenzo Francesca Alessandro Martina Davide Beatrice Riccardo Elisa Tommaso Ilaria Andrea Serena Pietro Valentina Michele Noemi Stefano Alessia Marco Viola',
    last: "Rossi D'Angelo Bianchi Ferrari Esposito Colombo Ricci Marino Greco Conti De_Luca Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Caruso Mariani Ferrara Cantù Nicolò Forlì",
  },
  portuguese: {
    first:
      'João Conceição Antônio Luís Inês Sebastião Cláudia Márcio Letícia Fábio Patrícia Otávio Júlia Vinícius Lívia Rogério Débora Thaís César Mônica Caio Rúben Érica Estevão',
    last: 'Gonçalves Magalhães Araújo Conceição Simões Brandão Falcão Leitão Guimarães Antunes Assunção Paixão Sá Queirós Moraes Teixeira Cordeiro Falcão Lourenço Bragança Galvão Vilaça Uchôa Nóbrega',
  },
  polish: {
    first:
      'Łukasz Małgorzata Paweł Żaneta Michał Bożena Stanisław Grażyna Józef Agnieszka Rafał Elżbieta Wojciech Katarzyna Tomasz Róża Krzysztof Ewa Bartłomiej Zofia Grzegorz Świętosława Piotr Iwona',
    last: 'Wiśniewski Kowalczyk Wójcik Kamiński Dąbrowski Zieliński Woźniak Górski Król Łapiński Śliwa Żak Pająk Sęk Jabłoński Ostrowska Głowacki Błaszczyk Czajka Źrebiec Mróz Kołodziej Gądek Ćwik',
  },
  czech: {
    first:
      'Jiří Kateřina Ondřej Lucie Zdeněk Šárka Tomáš Markéta Luboš Růžena Jaroslav Žaneta Řehoř Věra Štěpán Alžběta Dušan Ludmila Bořek Hana Vojtěch Tereza Matěj Běla',
    last: 'Novák Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Navrátil Čermák Vaněk Urban Blažek Kříž Kopecký Šťastný',
  },
  swedish: {
    first:
      'Åsa Björn Göran Märta Håkan Östen Sören Kerstin Pär Ingrid Jörgen Linnéa Nils Ebba Åke Wilma Lennart Saga Gösta Elin Torbjörn Alva Mårten Siv',
    last: 'Ångström Öberg Sjöberg Lindström Bäckman Söderlund Hägglund Åkesson Nyström Björklund Ekström Höglund Wallén Norén Sandström Hellström Löfgren Forslund Dahlström Älvsjö Granqvist Malmström Lilja Thörn',
  },
  dutch: {
    first:
      'Sjoerd Anouk Joost Femke Thijs Maartje Ruben Lotte Daan Noor Koen Fleur Wouter Iris Jeroen Roos Bram Sanne Gijs Evi Pieter Floor Niels Merel',
    last: "van_den_Berg de_Vries Bakker Visser van_Dijk Smit 't_Hart Meijer de_Groot Bos Mulder Dekker Brouwer van_Leeuwen Dijkstra Peeters Kok Vermeulen Hendriks Kuipers Schouten van_der_Meer Prins Huisman",
  },
  turkish: {
    first:
      'Çağla Şükrü Gökhan Ayşe İbrahim Gülşen Ömer Işıl Uğur Özlem Mehmet Tuğba Barış Şeyma Çetin Nurgül Ümit Yağmur Doğan Ipek Görkem Buğra Oğuz Melis',
    last: 'Yılmaz Öztürk Şahin Çelik Doğan Yıldız Aydın Güneş Kılıç Özdemir Çetin Koç Şimşek Özkan Işık Ünal Tuğrul Ağaoğlu Güler Başaran Şen Uçar Ekşi Dağ',
  },
  ukrainian: {
    first:
      'Олександр|oleksandr Оксана|oksana Тарас|taras Ірина|iryna Богдан|bohdan Наталія|nataliia Юрій|yurii Ганна|hanna Андрій|andrii Соломія|solomiia Сергій|serhii Леся|lesia Микола|mykola Марія|mariia Євген|yevhen Катерина|kateryna Ігор|ihor Надія|nadiia Павло|pavlo Юлія|yuliia',
    last: 'Шевченко|shevchenko Коваленко|kovalenko Бондаренко|bondarenko Ткачук|tkachuk Кравець|kravets Мельник|melnyk Лисенко|lysenko Савчук|savchuk Гончар|honchar Поліщук|polishchuk Яценко|yatsenko Щербак|shcherbak Козак|kozak Марченко|marchenko Руденко|rudenko Зінчук|zinchuk Левченко|levchenko Довженко|dovzhenko Панасюк|panasiuk Ґалаґан|galagan',
  },
  bulgarian: {
    first:
      'Георги|georgi Мария|maria Димитър|dimitar Елена|elena Христо|hristo Цветелина|tsvetelina Никола|nikola Десислава|desislava Стоян|stoyan Йорданка|yordanka Петър|petar Ралица|ralitsa Живко|zhivko Милена|milena Боян|boyan Ваня|vanya',
    last: 'Иванов|ivanov Димитров|dimitrov Тодорова|todorova Стоянов|stoyanov Николова|nikolova Ангелов|angelov Георгиева|georgieva Колев|kolev Христова|hristova Желев|zhelev Цветков|tsvetkov Попова|popova Русев|rusev Илиева|ilieva Бояджиев|boyadzhiev Йорданов|yordanov',
  },
  greek: {
    first:
      'Γιώργος|giorgos Μαρία|maria Νίκος|nikos Ελένη|eleni Δημήτρης|dimitris Κατερίνα|katerina Κώστας|kostas Βασιλική|vasiliki Χρήστος|christos Αγγελική|angeliki Σπύρος|spyros Δέσποινα|despoina Θανάσης|thanasis Ιωάννα|ioanna Παναγιώτης|panagiotis Ευαγγελία|evangelia',
    last: 'Παπαδόπουλος|papadopoulos Νικολάου|nikolaou Γεωργίου|georgiou Οικονόμου|oikonomou Βλάχος|vlachos Αντωνίου|antoniou Καραγιάννης|karagiannis Μακρής|makris Ζαφείρη|zafeiri Θεοδώρου|theodorou Ξενάκης|xenakis Ψαρράς|psarras Αλεξίου|alexiou Δημητρίου|dimitriou Κωνσταντίνου|konstantinou Λάμπρου|lamprou',
  },
  chinese: {
    first:
      '伟|wei 芳|fang 娜|na 敏|min 静|jing 磊|lei 洋|yang 艳|yan 勇|yong 杰|jie 娟|juan 涛|tao 明|ming 超|chao 秀英|xiuying 霞|xia 浩然|haoran 子涵|zihan 思远|siyuan 雨桐|yutong 建国|jianguo 丽华|lihua 晓东|xiaodong 海燕|haiyan',
    last: '王|wang 李|li 张|zhang 刘|liu 陈|chen 杨|yang 赵|zhao 黄|huang 周|zhou 吴|wu 徐|xu 孙|sun 胡|hu 朱|zhu 高|gao 林|lin 何|he 郭|guo 马|ma 罗|luo 欧阳|ouyang 诸葛|zhuge 谢|xie 曾|zeng',
  },
  japanese: {
    first:
      '太郎|taro 花子|hanako 健|ken 陽子|yoko 大輔|daisuke 美咲|misaki 翔太|shota さくら|sakura 直樹|naoki 由美|yumi 拓也|takuya 愛|ai 和也|kazuya 真理子|mariko 亮|ryo 恵|megumi 隼人|hayato 千尋|chihiro 悠斗|yuto 結衣|yui 誠|makoto 綾|aya 浩|hiroshi 奈々|nana ひなた|hinata みなみ|minami エリカ|erika',
    last: '佐藤|sato 鈴木|suzuki 高橋|takahashi 田中|tanaka 渡辺|watanabe 伊藤|ito 山本|yamamoto 中村|nakamura 小林|kobayashi 加藤|kato 吉田|yoshida 山田|yamada 佐々木|sasaki 斎藤|saito 松本|matsumoto 井上|inoue 木村|kimura 清水|shimizu 森|mori 橋本|hashimoto 阿部|abe 石川|ishikawa 前田|maeda 藤田|fujita',
  },
  korean: {
    first:
      '민준|minjun 서연|seoyeon 지훈|jihoon 수진|sujin 현우|hyunwoo 은지|eunji 성민|seongmin 미영|miyoung 재현|jaehyun 하은|haeun 동욱|dongwook 유나|yuna 상호|sangho 지영|jiyoung 태현|taehyun 소희|sohee 준호|junho 다은|daeun 영수|youngsoo 혜진|hyejin',
    last: '김|kim 이|lee 박|park 최|choi 정|jung 강|kang 조|cho 윤|yoon 장|jang 임|lim 한|han 오|oh 서|seo 신|shin 권|kwon 황|hwang 안|ahn 송|song 류|ryu 남궁|namgung',
  },
  arabic: {
    first:
      'محمد|mohamed فاطمة|fatima أحمد|ahmed مريم|mariam عمر|omar ليلى|layla خالد|khaled نور|nour يوسف|youssef هدى|huda حسن|hassan سلمى|salma طارق|tarek رانيا|rania إبراهيم|ibrahim دينا|dina كريم|karim ياسمين|yasmin علي|ali آية|aya',
    last: 'المصري|elmasry حسن|hassan عبد_الرحمن|abdelrahman السيد|elsayed إبراهيم|ibrahim منصور|mansour فاروق|farouk الشريف|elsherif سليمان|soliman عثمان|osman النجار|elnaggar حداد|haddad صالح|saleh خليل|khalil بركات|barakat زكي|zaki رشدي|roshdy غانم|ghanem يونس|younes عطية|attia',
  },
  hebrew: {
    first:
      'דוד|david נועה|noa יוסי|yossi תמר|tamar אבי|avi שירה|shira משה|moshe יעל|yael איתן|eitan מיכל|michal גיל|gil רונית|ronit עומר|omer הדס|hadas אורי|uri ליאת|liat',
    last: 'כהן|cohen לוי|levi מזרחי|mizrahi פרץ|peretz ביטון|biton דהן|dahan אברהם|avraham פרידמן|friedman מלכה|malka אזולאי|azulay כץ|katz גבאי|gabay שפירא|shapira רוזן|rosen הררי|harari ברק|barak',
  },
  hindi: {
    first:
      'अर्जुन|arjun प्रिया|priya राहुल|rahul अंजलि|anjali विक्रम|vikram नेहा|neha संजय|sanjay पूजा|pooja अमित|amit कविता|kavita रोहन|rohan दीपिका|deepika सुनील|sunil मीरा|meera करण|karan स्नेहा|sneha Lakshmi Aditya Farhan Divya',
    last: 'शर्मा|sharma वर्मा|verma गुप्ता|gupta सिंह|singh पटेल|patel मेहता|mehta जोशी|joshi चौधरी|chaudhary मिश्रा|mishra रेड्डी|reddy नायर|nair त्रिपाठी|tripathi भट्ट|bhatt अय्यर|iyer देशमुख|deshmukh कपूर|kapoor Menon Banerjee Qureshi Rao',
  },
  thai: {
    first:
      'สมชาย|somchai สมหญิง|somying ณัฐพล|natthaphon พิมพ์ชนก|pimchanok วิชัย|wichai กัญญา|kanya อนุชา|anucha สุดา|suda ธนพล|thanaphon มาลี|malee ประเสริฐ|prasert นภา|napha ชัยวัฒน์|chaiwat รัตนา|rattana กิตติ|kitti อรทัย|orathai',
    last: 'ศรีสุข|srisuk ทองดี|thongdi แสงจันทร์|saengchan บุญมา|bunma วงศ์สวัสดิ์|wongsawat ใจดี|chaidi พงษ์ศักดิ์|phongsak รุ่งเรือง|rungrueang สุขสันต์|suksan มณีรัตน์|maneerat จันทร์เพ็ญ|chanphen ชัยชนะ|chaichana เพชรดี|phetdi สายทอง|saithong อินทร์แก้ว|inkaew ภักดี|phakdi',
  },
} as const;

export type Culture = keyof typeof table;

export interface Name {
  readonly written: string;
  /** Lower-case ASCII, for addresses. */
  readonly romanised: string;
}

/** The names of a culture, once each. */
export function namesOf(culture: Culture): { first: readonly Name[]; last: readonly Name[] } {
  return { first: parseNames(table[culture].first), last: parseNames(table[culture].last) };
}

function parseNames(list: string): Name[] {
  return [...new Set(list.split(' '))].map((entry) => {
    const [written = '', romanised] = entry.replaceAll('_', ' ').split('|');
    return { written, romanised: romanised ?? romanise(written) };
  });
}

const UNDECOMPOSED: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae' };

/** Latin letters without their marks; German umlauts keep their e (`mueller`). */
function romanise(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter]!)
    .replace(/[ßłøđıæ]/g, (letter) => UNDECOMPOSED[letter]!)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
