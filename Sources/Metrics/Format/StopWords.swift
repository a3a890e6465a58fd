/// The commonest short words of the languages written in Latin and Cyrillic letters.
///
/// Closed-class words make up a third to a half of running text in any of these languages, and hardly
/// ever occur in names or code. Own lists, about fifty a language.
enum StopWords {
  /// Languages in a fixed order; a word's languages are bits at these positions.
  static let languages = lists.map(\.language)

  /// Word to the set of languages that use it.
  static let masks: HashTable<UInt32> = {
    var masks: [UInt64: UInt32] = [:]
    for (index, entry) in lists.enumerated() {
      for word in entry.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        masks[Word.hash(String(word)), default: 0] |= 1 << UInt32(index)
      }
    }
    return HashTable(masks.map { ($0.key, $0.value) })
  }()

  private static let lists: [(language: String, words: String)] = [
    (
      "en",
      """
      the of and to in is are was were be been it its it's that this these those for with as on at by
      from or an not have has had you your i i'm i'll i've he she they we his her their our my me him
      them us what which who how when where why can could would should will may might must do does
      did don't doesn't can't if but so because about there here than then some any all more most
      also into out up yes no please sure sorry thank thanks hello while between through each other
      such only over after before both you're that's let's one
      """
    ),
    (
      "de",
      """
      der die das und ist nicht ein eine einen einem einer eines zu den dem des von mit für auf im in
      sich auch als an bei nach wie wir sie ihr ihre ihnen ich er es du mir dir mich dich uns sind war
      waren wird werden wurde hat haben hatte kann können sollten sollte muss oder aber wenn dass weil
      durch über unter um am aus zum zur nur noch schon sehr mehr hier gibt diese dieser dieses kein
      keine bitte danke ja nein ob so leider gerne sein wäre was wer wo man
      habe hätte haus jetzt immer wieder vor ohne gegen alle alles viel viele gut man etwas wenig dann
      denn doch eben also bis seit während beim vom ins sondern damit dabei können würde machen gemacht
      """
    ),
    (
      "fr",
      """
      le la les un une des du de et est dans que qui pour pas ne ce cette ces il elle ils elles nous
      vous je tu on sur avec par plus au aux se sa son ses mon ma mes leur leurs votre vos notre sont
      été être avoir ont avez peut pouvez mais ou où donc si comme tout tous même aussi très bien fait
      c'est n'est d'un d'une l'on j'ai qu'il il's oui non merci bonjour désolé cela ça y en sans sous
      entre afin ainsi lorsque
      avait était fut ces chaque quand pourquoi comment rien jamais toujours encore déjà avant après
      fait faire dit deux autre autres moi toi lui eux chez
      """
    ),
    (
      "es",
      """
      el la los las un una unos unas de del y que en es se no por con para su sus lo le les al más pero
      como este esta estos estas eso son fue ser está están hay si sí ya muy también sin sobre entre
      cuando donde yo tú usted nosotros ellos me te nos mi tu porque qué cuál cómo puede puedes tiene
      tienen ha han haber todo todos o gracias hola siento hasta desde aunque cada otro
      he sido nunca siempre muchas muchos mucho veces vez dos tres casi nada algo alguien ni eres soy
      estoy fueron hacer hace hizo decir dicho bien mejor así entonces antes después mientras
      nuestro nuestra nuestros nuestras debe deben debería deberías podría quiero quieres esa ese esos
      luego dentro fuera hacia según tal cual cuales dónde les os vosotros suyo
      """
    ),
    (
      "it",
      """
      il lo la gli le un una uno di del della dei delle dello degli da dal dalla in nel nella con per
      su sul sulla e è che non si sono come più ma anche se questo questa questi queste quello al alla
      ai alle ci mi ti vi ho hai ha hanno essere era stato può puoi possono molto io tu lui lei noi voi
      loro suo sua mio mia perché quando dove cosa grazie ciao sì dispiace ed o tra fra ogni tutti
      cosi così siete siamo sei sia nessuno niente sempre mai prima dopo senza quindi allora poi fare
      fatto ancora qui là essi stato stata delle tale quale quali bene ogni
      nostro nostra nostri nostre vostro vostra deve devono dovrebbe potrebbe voglio quel quella quelli
      dentro fuori verso secondo
      """
    ),
    (
      "pt",
      """
      o a os as um uma uns umas de do da dos das em no na nos nas e que é não se por para com como mais
      mas ao à pelo pela seu sua seus suas ele ela eles elas eu você nós isso isto este esta esse essa
      são foi ser está estão há já muito também sem sobre entre quando onde porque pode podem tem têm
      ter ou meu minha obrigado obrigada olá desculpe sim até desde cada outro qual lhe
      sou somos estou foram fazer faz feito nunca sempre nada algo alguém bem melhor assim então antes
      depois enquanto aqui ali agora vez dois três lhes você vocês
      nosso nossa nossos nossas deve devem deveria poderia quero esses essas aquele aquela dentro fora
      segundo tal quais teu tua lhe pelos pelas num numa
      """
    ),
    (
      "nl",
      """
      de het een en van is in dat op te zijn voor met niet aan er om ook als dan maar bij of uit naar
      door over je jij u uw ik hij zij we wij ze hun hem haar mijn jouw ons dit deze die was waren
      wordt worden kan kunt kunnen heeft hebben had moet zal zou wat wie waar hoe wel nog al meer geen
      tot heel veel graag dank bedankt hallo ja nee sorry
      zo toch want omdat tussen onder zonder tegen altijd nooit weer iets niets alles elke ieder ben
      bent doen doet gedaan gaat gaan gemaakt goed beter hier daar nu tijdens volgens
      """
    ),
    (
      "pl",
      """
      i w na z do nie się jest to że o jak za od po dla ale są był była było być przez oraz lub czy
      już tylko tak co który która które tym tego ten ta te jego jej ich mnie mi ja ty on ona my wy
      może można jeśli gdy ponieważ więc także również bardzo przy przed pod nad bez proszę dziękuję
      przepraszam mam masz ma mają a
      jestem jesteś jesteśmy byli były będzie będą każdy wszystko wszystkie coś nic nikt ktoś zawsze
      nigdy tu tam teraz wtedy bo lecz jednak aby żeby niż między podczas według należy trzeba można
      swój swoje swoją nim nią mu jej nas was mnie ciebie
      """
    ),
    (
      "sv",
      """
      och att det som en ett är på av för med den till inte om har de var jag du vi ni han hon man sig
      från eller men så kan ska skulle vill när där här vad hur också mycket mer din ditt min mitt
      dina mina deras detta denna dessa blir blev vara hade efter under över mellan utan bara nu ja
      nej tack tyvärr eftersom i
      inte varje alla allt andra någon något några ingen inget måste bör göra gör gjort sedan redan
      alltid aldrig igen bra bättre här samt enligt genom hos ut upp ner finns fanns används visar
      vår vårt våra dig mig oss er inom borde sin sitt sina henne honom mot längs vid lite fram
      """
    ),
    (
      "da",
      """
      og at det som en et er på af for med den til ikke om har de var jeg du vi i han hun man sig fra
      eller men så kan skal skulle vil når der her hvad hvordan også meget mere din dit min mit deres
      dette denne disse bliver blev være havde efter under over mellem uden kun nu ja nej tak desværre
      fordi hvis
      ikke hver alle alt andre nogen noget nogle ingen intet skal bør gøre gør gjort siden allerede
      altid aldrig igen godt bedre samt ifølge gennem hos ud op ned findes bruges viser mellem blive
      vores vor vort dig mig os jer inden burde sin sit sine hende ham noget mod langs ved lidt
      """
    ),
    (
      "nb",
      """
      og å det som en et er på av for med den til ikke om har de var jeg du vi i han hun man seg fra
      eller men så kan skal skulle vil når der her hva hvordan også veldig mer din ditt min mitt deres
      dette denne disse blir ble være hadde etter under over mellom uten bare nå ja nei takk dessverre
      fordi hvis
      ikke hver alle alt andre noen noe ingen må bør gjøre gjør gjort siden allerede
      alltid aldri igjen bra bedre samt ifølge gjennom hos ut opp ned finnes brukes viser mellom bli
      vår vårt våre deg meg oss dere innen burde sin sitt sine henne ham mot langs ved litt løpet
      """
    ),
    (
      "fi",
      """
      ja on ei se että en hän ovat oli mutta kun niin myös kuin joka jotka tai voi olla tämä nämä sen
      sitä minä sinä me te he mitä miten jos vain ole olen ovat kanssa mukaan sekä hyvin enemmän joko
      koska siitä siinä näin kiitos kyllä voit voin ovatko vielä jo sinun minun
      eivät emme ette olet olemme ollut oltu olivat tulee pitää täytyy saa saada tehdä käyttää
      käytetään kaikki jokin joku jonka joita mikä kuka missä mistä milloin sitten nyt aina ilman
      ennen jälkeen kautta välillä tässä tätä näitä noin vain vaan eli
      """
    ),
    (
      "tr",
      """
      ve bir bu için ile da de mi ne çok daha olarak olan gibi kadar sonra ancak ama en her ya veya
      değil var yok ben sen biz siz o onlar şu nasıl neden çünkü eğer ise göre tarafından olduğu
      olduğunu olabilir bunu bunun şey evet hayır lütfen teşekkürler merhaba üzgünüm hem ki sizin benim
      olur olan oldu olmak ise bütün tüm hiç bazı başka aynı önce şimdi burada orada böyle şöyle
      diye üzere karşı arasında içinde üzerinde altında yeni büyük iyi kez ki edilir edilen eder eden
      etmek yapmak yapılır bana sana ona bizi beni
      """
    ),
    (
      "cs",
      """
      a v se na je že to s z do o k pro i ale jako za by byl byla bylo být jsou jsem jste jsme si tak
      co který která které jeho její jejich ten ta tento tato nebo také už jen při od po když kde jak
      proč protože není může můžete můžeme děkuji prosím omlouvám ano ne velmi více podle pokud
      máš má mají měl měla mít než jen jsi jeden jedna jedno dva tři každý všechno vše všechny něco
      nic nikdo někdo vždy nikdy zde tam tak tedy však nebo bez mezi před pod nad přes během lze
      bude budou budete jejím svůj své svou ním mu jí nás vás mi mě ti tě
      """
    ),
    (
      "hu",
      """
      a az és hogy nem is egy ez azt ezt meg de van volt csak már mint vagy ha el fel ki be én te ő mi
      ti ők ami aki amely ahol mert így nagyon kell lehet lesz még minden több után között által
      szerint köszönöm igen sajnos hogyan miért magyar ön önnek
      egyik másik mindig soha most itt ott akkor után előtt alatt mellett nélkül ezek azok ennek
      annak ezért azért pedig sem se vagyok vagy vannak voltak lesznek lett lenne kellene tud tudja
      tehát illetve valamint például milyen hány mikor hol minket téged őket neki nekem
      """
    ),
    (
      "ro",
      """
      și în de la cu pe nu este sunt un o care ce să se din pentru mai au a al ale lui că dar sau fi
      fost foarte acest această aceste prin după între când unde cum el ea ei noi voi eu tu îmi vă nu
      poate puteți dacă pentru că deci doar fără până mulțumesc bună da
      fiind având sunt era erau are avea aveți sunteți suntem eşti ești acestea aceștia acela aceea
      unui unei unor al ai ale cel cea cei cele lor ei lui mele tale sale când cât mult multe puțin
      tot toate toți fiecare orice nimic niciodată întotdeauna aici acolo atunci acum
      """
    ),
    (
      "id",
      """
      yang dan di ke dari untuk dengan ini itu adalah tidak pada dalam akan atau juga saya anda kami
      kita mereka dia karena oleh bisa dapat ada sebagai lebih telah sudah seperti jika tetapi namun
      maka saat bagi secara tersebut apa bagaimana sangat hanya antara setelah kepada terima kasih maaf
      """
    ),
    (
      "vi",
      """
      và của là có không được cho các những một này đó với để trong người tôi bạn chúng ta khi từ như
      nhưng cũng đã sẽ đang vào ra lại nên rất nhiều hơn hoặc nếu vì thì mà bởi cách thể phải về trên
      tại theo xin cảm ơn lỗi
      """
    ),
    (
      "hr",
      """
      i u je na se da za su od s o ne što koji koja koje ili ali kao iz do biti bio bila sam si smo ste
      nije kako kada gdje jer ako već samo još vrlo više može možete ja ti on ona mi vi oni ovo ovaj
      ova to taj prema između nakon prije hvala molim
      naše naš naša vaš vaša vaše vas nas vam nam bi dva dvije tri trebao treba ima imaju kroz bez
      pri pod nad između zbog bila bilo sve svi svoj svoje
      """
    ),
    (
      "ca",
      """
      el la els les un una de del dels i que en és no per amb per a com més però aquest aquesta aquests
      són va ser està hi ha si ja molt també sense sobre entre quan on jo tu vostè nosaltres em et ens
      perquè què pot té tenen o gràcies hola al als seva seu seus
      """
    ),
    (
      "ru",
      """
      и в не на что с по как это из у за от то для так же но к а бы о вы он она они мы я вас вам его
      её их мне мой ваш если или только уже ещё может можно есть был была было были быть при который
      которые также чтобы когда где потому очень более нет да спасибо извините до после между этот
      эта эти
      наш наша наше наши ваша ваше нас нам через два две три должен должна должно должны нужно надо
      со во об над под без всё все всех здесь там тут того чем тем них ему ей себя свой свои
      """
    ),
    (
      "uk",
      """
      і в не на що з по як це із у за від то для так же але до а б про ви він вона вони ми я вас вам
      його її їх мені мій ваш якщо або тільки вже ще може можна є був була було були бути при який
      які також щоб коли де тому дуже більш ні та дякую вибачте після між цей ця ці
      наш наша наше наші ваша ваше нас нам через два дві три має повинен повинна потрібно треба
      зі об над під без все всі всіх тут там того чим тим них йому їй себе свій свої були
      """
    ),
    (
      "bg",
      """
      и в не на че с по как това от за се да са е като но до а аз ти той тя те ние вие му им ми ви си
      ако или само вече още може бъде беше който която които също когато където защото много повече
      няма няколко благодаря при след между този тази тези със във съм
      нашия нашата нашите вашия вашата нас вас трябва има са сме сте беше били един една едно два две
      всички всяка под над без през според обаче тук там
      """
    ),
    (
      "sr",
      """
      и у је на се да за су од с о не што који која које или али као из до бити био сам смо сте није
      како када где јер ако већ само још врло више може можете ја ти он она ми ви они ово овај ова то
      хвала молим
      наше наш наша ваш ваша нас вас нам вам би два две три треба има имају кроз без због све сви
      """
    ),
    (
      "ar",
      """
      في من على إلى عن أن إن هذا هذه التي الذي مع كان كانت هو هي لا ما لم لن قد كل بعد قبل بين أو ثم
      لكن حيث عند يمكن هل نعم أنا أنت نحن هم ذلك تلك كما أيضا حتى إذا شكرا عذرا و يا
      إليك لك لكم به بها فيه منه عليه إليه ليس غير خلال حول ضمن يجب منها فيها عليك لدي لدينا ومن
      """
    ),
    (
      "fa",
      """
      در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شود شما من ما او آنها اما یا اگر
      چه چرا هر بود شد باید نمی های ها بله نه متشکرم متاسفم کنید توانید هستند دارد و
      """
    ),
    (
      "ur",
      """
      کے میں ہے کی اور سے کا کو اس ہیں کہ نے پر یہ ایک بھی نہیں کر تھا تو ہو گیا وہ جو ان لیے آپ ہم
      میرے کیا کیسے شکریہ معذرت جی ہاں سکتے ہوں
      """
    ),
    (
      "hi",
      """
      के में है की और से का को इस हैं कि ने पर यह एक भी नहीं कर था तो हो गया वह जो उन लिए आप हम मैं
      क्या कैसे धन्यवाद क्षमा हाँ सकते हूँ या अपने साथ
      """
    ),
    (
      "mr",
      """
      आहे आणि या हे ते ती तो मी आपण आम्ही नाही आहेत होते होता होती साठी मध्ये वर पण किंवा का काय कसे
      एक हा ही त्या त्यांच्या आपल्या करू शकता धन्यवाद
      """
    ),
  ]
}
