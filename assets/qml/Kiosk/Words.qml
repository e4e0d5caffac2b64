import QtQuick
import Hall

// A text of any length in Chinese with the second language under it; as high as it needs to be.
// What has no English stands in Chinese. `squeezed` keeps it on one line, in one language. Where `highest` does not hold both languages, the first stands alone.
Column {
    id: words

    property var text
    property real size: Dp.body
    property real beside: Dp.beside(size)
    property color color: Theme.ink
    property color besideColor: Theme.soft
    property int align: Text.AlignLeft
    property bool squeezed: false
    property real highest: -1

    readonly property string first: text && (Theme.showsChinese || text.en === "") ? text.zh : ""
    readonly property string second: !text || text.en === first || (squeezed && first !== "") ? ""
        : Theme.showsEnglish || first === "" ? text.en : ""
    readonly property bool said: first !== "" || second !== ""

    // The width that it would take on one line.
    readonly property real oneLine: Math.ceil(Math.max(chinese.implicitWidth, english.implicitWidth))

    spacing: size * 0.06
    visible: said

    component Line: Text {
        visible: text !== ""
        width: parent.width
        font.family: Theme.family
        wrapMode: words.squeezed ? Text.NoWrap : Text.Wrap
        fontSizeMode: words.squeezed ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Math.round(Dp.smallest)
        textFormat: Text.PlainText
        horizontalAlignment: words.align
    }

    Line {
        id: chinese
        text: words.first
        color: words.color
        font.pixelSize: Math.max(1, Math.round(words.size))
        lineHeight: 1.08
    }
    Line {
        id: english
        visible: text !== "" && (words.highest < 0 || words.first === "" || chinese.height + contentHeight + words.spacing <= words.highest)
        text: words.second
        color: words.first !== "" ? words.besideColor : words.color
        font.pixelSize: Math.max(1, Math.round(words.first !== "" ? words.beside : Math.max(Dp.least, words.size * 0.86)))
    }
}
