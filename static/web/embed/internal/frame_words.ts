// The few words of the frame, in the languages of the app; English for every other one.

import { LANGUAGES } from '../../protocol/languages.ts';

type Language = (typeof LANGUAGES)[number];

interface Words {
  join: string;
  leave: string;
  allowed: string;
  asked: string;
  blocked: string;
  joined: string;
  closed: string;
  covered: string;
  sure: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    join: 'Follow my own taste',
    leave: 'Stop following it here',
    allowed: 'Allowed. One more click lets your browser open your memory here.',
    asked: 'Penchant asks you in a window of its own.',
    blocked: 'Your browser does not let Penchant ask you in a window of its own.',
    joined: 'These follow what Penchant remembers of you. This page hears only what you click.',
    closed: 'Your memory could not be opened here. Penchant itself has it: open it by its name below.',
    covered:
      'Something of the page lies over this list, so what was pressed may not be what you saw. Nothing was opened.',
    sure: 'Open “{title}”? The page around this list hears it.',
  },
  de: {
    join: 'Meinem Geschmack folgen',
    leave: 'Hier nicht mehr folgen',
    allowed: 'Erlaubt. Noch ein Klick, und dein Browser öffnet hier dein Gedächtnis.',
    asked: 'Penchant fragt dich in einem eigenen Fenster.',
    blocked: 'Dein Browser lässt Penchant nicht in einem eigenen Fenster fragen.',
    joined: 'Das folgt dem, was Penchant von dir weiß. Diese Seite erfährt nur, was du anklickst.',
    closed: 'Dein Gedächtnis ließ sich hier nicht öffnen. Penchant selbst hat es: Öffne es unten über seinen Namen.',
    covered:
      'Etwas von der Seite liegt über dieser Liste, gedrückt wurde also vielleicht nicht, was du gesehen hast. Nichts wurde geöffnet.',
    sure: '„{title}“ öffnen? Die Seite um diese Liste erfährt es.',
  },
  fr: {
    join: 'Suivre mes goûts',
    leave: 'Ne plus les suivre ici',
    allowed: 'Autorisé. Encore un clic, et votre navigateur ouvre ici votre mémoire.',
    asked: 'Penchant vous demande dans sa propre fenêtre.',
    blocked: 'Votre navigateur ne laisse pas Penchant vous demander dans sa propre fenêtre.',
    joined: 'Ceci suit ce que Penchant retient de vous. Cette page n’apprend que vos clics.',
    closed: 'Votre mémoire n’a pas pu être ouverte ici. Penchant l’a : ouvrez-le par son nom ci-dessous.',
    covered:
      'Un élément de la page recouvre cette liste : vous n’avez peut-être pas vu ce que vous avez pressé. Rien n’a été ouvert.',
    sure: 'Ouvrir « {title} » ? La page autour de cette liste l’apprend.',
  },
  es: {
    join: 'Seguir mis gustos',
    leave: 'No seguirlos más aquí',
    allowed: 'Permitido. Un clic más y tu navegador abre aquí tu memoria.',
    asked: 'Penchant te pregunta en una ventana propia.',
    blocked: 'Tu navegador no deja que Penchant te pregunte en una ventana propia.',
    joined: 'Esto sigue lo que Penchant recuerda de ti. Esta página solo se entera de tus clics.',
    closed: 'No se pudo abrir aquí tu memoria. La tiene Penchant: ábrelo abajo por su nombre.',
    covered: 'Algo de la página cubre esta lista, así que quizá no viste lo que pulsaste. No se abrió nada.',
    sure: '¿Abrir «{title}»? La página que rodea esta lista se entera.',
  },
  ar: {
    join: 'اتبع ذوقي',
    leave: 'لا تتبعه هنا بعد الآن',
    allowed: 'سُمح. نقرة أخرى تجعل متصفحك يفتح ذاكرتك هنا.',
    asked: 'يسألك Penchant في نافذة خاصة به.',
    blocked: 'لا يسمح متصفحك لـPenchant بأن يسألك في نافذة خاصة به.',
    joined: 'هذه تتبع ما يتذكره Penchant عنك. لا تعرف هذه الصفحة إلا ما تنقر عليه.',
    closed: 'تعذّر فتح ذاكرتك هنا. هي عند Penchant نفسه: افتحه باسمه أدناه.',
    covered: 'شيء من الصفحة يغطي هذه القائمة، فقد لا يكون ما ضغطته هو ما رأيته. لم يُفتح شيء.',
    sure: 'فتح «{title}»؟ ستعرف الصفحة المحيطة بهذه القائمة بذلك.',
  },
  ja: {
    join: '自分の好みに沿わせる',
    leave: 'ここではやめる',
    allowed: '許可しました。もう一度押すと、ブラウザーがここで記憶を開きます。',
    asked: 'Penchant が専用のウィンドウで尋ねます。',
    blocked: 'ブラウザーが、Penchant に専用のウィンドウで尋ねることを許していません。',
    joined: 'Penchant が覚えているあなたの好みに沿っています。このページが知るのは、押したものだけです。',
    closed: 'ここでは記憶を開けませんでした。Penchant 本体にあります。下の名前から開いてください。',
    covered:
      'ページの何かがこの一覧に重なっているため、見えたものと押したものが違うかもしれません。何も開いていません。',
    sure: '「{title}」を開きますか？ この一覧を囲むページに伝わります。',
  },
};

/** The words of the first of these tags that there are words of, with the tag. */
export function words(...tags: (string | undefined)[]): Words & { tag: Language } {
  const known = tags.map((tag) => tag?.toLowerCase().split('-')[0]);
  const tag = known.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? [])[0] ?? 'en';
  return { tag, ...WORDS[tag] };
}
